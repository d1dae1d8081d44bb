// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/density_grid.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pushforward;

class TargetPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_whole_view_of_every_energy_holds_its_mass() {
        for (const EnergyKind& kind : energy_kinds()) {
            const auto data = prepare_energy(initial_spec(kind));
            const DensityGrid grid = target_density(*data, whole_view(*data, 0.1), 300, 300);
            // The funnel's neck is narrower than a cell.
            QVERIFY2(grid.integral > 0.94 && grid.integral < 1.01,
                     qPrintable(QString::fromStdString(kind.key) + u' ' +
                                QString::number(grid.integral)));
        }
    }

    void it_is_no_larger_than_it_has_to_be() {
        // U₁ has two bumps at x = ±2 on a ring of radius 2.
        const auto data = prepare_energy(Spec{"u1", {}});
        const View view = whole_view(*data, 0);
        QVERIFY(view.left > -4 && view.left < -2 && view.right < 4 && view.right > 2);
        const View wider = whole_view(*data, 0.5);
        QVERIFY(std::abs(wider.width() - 2 * view.width()) < 1e-9);
    }

    void points_are_seen_as_before() {
        const auto data = prepare_dataset(Spec{"moons", {}}, 0.2, 1);
        QVERIFY(whole_view(*data, 0.1) == view_of(data->points, 0.1));
    }
};

static const InProgram<TargetPictureTest> target_picture_test(__FILE__);
#include "tst_target_picture.moc"
