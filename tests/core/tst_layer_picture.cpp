// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/registry.h"
#include "core/math/error.h"
#include "core/picture/layer_picture.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pushforward;

class LayerPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_kind_has_one() {
        for (const LayerKind& kind : layer_kinds()) {
            const LayerPicture picture = layer_picture(initial_spec(kind), 24, 16);
            QVERIFY2(picture.grid.size() >= 18, kind.key.c_str());
            QCOMPARE(picture.density.density.size(), std::size_t{24 * 16});
            // The view is about the grid, which holds most of a Gaussian within ±2.
            QVERIFY2(picture.density.integral > 0.7 && picture.density.integral < 1.1,
                     qPrintable(QString::fromStdString(kind.key) + u' ' +
                                QString::number(picture.density.integral)));
            // Nothing is far away, and some line has another shape than a plain grid's.
            double bend = 0;
            for (const Polyline& line : picture.grid)
                for (const Eigen::Array2d& point : line)
                    QVERIFY2(point.isFinite().all() && point.abs().maxCoeff() < 20,
                             kind.key.c_str());
            for (std::size_t i = 0; i < 18; ++i) {
                const Polyline& line = picture.grid[i];
                const double along = (line.back() - line.front()).matrix().norm();
                bend =
                    std::max({bend, std::abs(along - 4),
                              std::abs(line.front()[i < 9 ? 0 : 1] - line.back()[i < 9 ? 0 : 1])});
            }
            QVERIFY2(bend > 0.1,
                     qPrintable(QString::fromStdString(kind.key) + u' ' + QString::number(bend)));
        }
    }

    void the_same_spec_gives_the_same_picture() {
        const Spec spec = initial_spec(layer_kinds().front());
        const LayerPicture one = layer_picture(spec, 12, 8), other = layer_picture(spec, 12, 8);
        QVERIFY(one.density.density == other.density.density);
        QVERIFY(one.density.view == other.density.view);
    }

    void the_lines_lie_where_the_layer_puts_them() {
        // Actnorm keeps lines straight and equally far apart.
        const LayerPicture picture = layer_picture(Spec{"actnorm", {}}, 12, 8);
        QCOMPARE(picture.grid.size(), std::size_t{18});
        const Polyline &first = picture.grid[0], &second = picture.grid[1], &last = picture.grid[8];
        const double step = second.front().x() - first.front().x();
        QVERIFY(std::abs(last.front().x() - first.front().x() - 8 * step) < 1e-5);
        QVERIFY(std::abs(step - 0.5) > 0.02); // but not where they were
        for (const Eigen::Array2d& point : first)
            QVERIFY(std::abs(point.x() - first.front().x()) < 1e-5);
    }

    void it_can_be_broken_off() {
        const LayerPicture picture =
            layer_picture(Spec{"affine-coupling", {}}, 24, 16, [] { return true; });
        QVERIFY(picture.grid.empty() && picture.density.density.empty());
    }

    void an_unknown_kind_is_an_error() {
        QVERIFY_THROWS_EXCEPTION(Error, layer_picture(Spec{"no-such-layer", {}}, 12, 8));
    }
};

static const InProgram<LayerPictureTest> layer_picture_test(__FILE__);
#include "tst_layer_picture.moc"
