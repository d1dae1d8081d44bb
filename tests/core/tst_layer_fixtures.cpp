// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pushforward;
using namespace pushforward::test;

namespace {

struct Fixture {
    const char* kind;
    std::vector<Real> parameters;
    double from[2], to[2], log_abs_det;
};

// Computed outside of this program, to twelve digits.
const Fixture fixtures[] = {
    {"planar",
     {1.2, -.7, -1.5, .4, .3},
     {.5, -1},
     {-.196139028849, -1.031711463181},
     -.142493579493},
    {"radial", {.3, -.2, .5, -1}, {1, 2}, {.859090754542, 1.557142371416}, -.286357257773},
};

} // namespace

/// Numbers of layers that others computed.
class LayerFixtures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layers_give_the_numbers_of_others_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(fixtures)); ++i)
            QTest::newRow(fixtures[i].kind) << i;
    }

    void layers_give_the_numbers_of_others() {
        QFETCH(int, index);
        const Fixture& fixture = fixtures[index];
        TestedLayer layer({fixture.kind, Spec{fixture.kind, {}}});
        QCOMPARE(layer.parameters.size(), fixture.parameters.size());
        layer.parameters = fixture.parameters;
        Batch from(2, 1), to(2, 1);
        from.col(0) << fixture.from[0], fixture.from[1];
        to.col(0) << fixture.to[0], fixture.to[1];
        const Mapped there = layer.forward(from), back = layer.inverse(to);
        QVERIFY((there.points - to).abs().maxCoeff() < 1e-9);
        QVERIFY(std::abs(there.log_abs_det(0) - fixture.log_abs_det) < 1e-9);
        QVERIFY((back.points - from).abs().maxCoeff() < 1e-9);
        QVERIFY(std::abs(back.log_abs_det(0) + fixture.log_abs_det) < 1e-9);
    }
};

static const InProgram<LayerFixtures> layer_fixtures(__FILE__);
#include "tst_layer_fixtures.moc"
