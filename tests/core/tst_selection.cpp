// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/autodiff/selection.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <vector>

using namespace pushforward;

class SelectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparisons_are_0_or_1();
    void a_branch_not_taken_leaves_no_gradient();
};

void SelectionTest::comparisons_are_0_or_1() {
    Tape tape;
    tape.begin(Tape::Mode::record, {});
    const std::vector<Real> row = {-1, 2, 3};
    const Var a = tape.input(row, true), two = tape.constant(2);
    const auto holds = [](Var v) {
        return std::vector<Real>(v.values().begin(), v.values().end());
    };
    QCOMPARE(holds(less(a, two)), (std::vector<Real>{1, 0, 0}));
    QCOMPARE(holds(less_equal(a, two)), (std::vector<Real>{1, 1, 0}));
    QCOMPARE(holds(equal(two, a)), (std::vector<Real>{0, 1, 0}));
    QVERIFY(!tape.has_gradient(less(a, two)));
}

void SelectionTest::a_branch_not_taken_leaves_no_gradient() {
    Tape tape;
    tape.begin(Tape::Mode::record, {});
    const std::vector<Real> row = {-1, 0, 4};
    const Var a = tape.input(row, true);
    {
        const Tape::Guard guard(tape);
        const Var branch = select(less(tape.constant(0), a), sqrt(a), -a);
        tape.seed(branch, Real(1));
    }
    tape.pull_back();
    QVERIFY(a.gradient()[0] == -1 && a.gradient()[1] == -1 && a.gradient()[2] == Real(0.25));
}

static const InProgram<SelectionTest> selection_test(__FILE__);
#include "tst_selection.moc"
