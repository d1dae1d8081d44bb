// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"
#include "core/train/verdict.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace pushforward;

namespace {

RunSigns sound() {
    RunSigns s;
    s.latest = MetricPoint{1000, 1.2, 1.25};
    s.best = MetricPoint{900, 1.2, 1.24};
    s.learning_rate = s.set_rate = 1e-3;
    s.step = 1000;
    s.points_return = true;
    s.integral = 0.999;
    s.round_trip = 1e-5;
    return s;
}

Verdict verdict_with(const std::function<void(RunSigns&)>& how) {
    RunSigns s = sound();
    how(s);
    return verdict_on(s);
}

} // namespace

class VerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void each_sign_has_its_verdict() {
        const double nan = std::nan("");
        QCOMPARE(verdict_on(sound()), Verdict::healthy);
        QCOMPARE(verdict_on({}), Verdict::healthy);
        QCOMPARE(verdict_with([](auto& s) { s.latest = {1000, 3.1, 2.3}; }), Verdict::loss_risen);
        QCOMPARE(verdict_with([&](auto& s) { s.latest = {1000, nan, 1.2}; }), Verdict::loss_risen);
        QCOMPARE(verdict_with([&](auto& s) { s.latest = {1000, 1.2, nan}; }), Verdict::loss_risen);
        QCOMPARE(verdict_with([&](auto& s) {
                     s.latest = {1000, 1.2, HUGE_VAL};
                 }),
                 Verdict::loss_risen);
        QCOMPARE(verdict_with([&](auto& s) { s.round_trip = 0.02; }), Verdict::inexact);
        QCOMPARE(verdict_with([&](auto& s) { s.round_trip = nan; }), Verdict::inexact);
        QCOMPARE(verdict_with([&](auto& s) { s.integral = 0.97; }), Verdict::mass_off);
        QCOMPARE(verdict_with([&](auto& s) { s.integral = nan; }), Verdict::mass_off);
        QCOMPARE(verdict_with([](auto& s) { s.is_unchanged = true; }), Verdict::stalled);
    }

    void a_gap_between_the_losses_is_overfitting_only_where_points_return() {
        const auto gap = [](double train, double held_out, bool points_return) {
            return verdict_with([=](auto& s) {
                s.latest = {1000, train, held_out};
                s.points_return = points_return;
            });
        };
        QCOMPARE(gap(1.0, 1.36, true), Verdict::overfitting); // 0.12 above the best, gap 0.36
        QCOMPARE(gap(1.2, 1.36, true), Verdict::healthy);
        QCOMPARE(gap(0.2, 1.25, true), Verdict::healthy); // a gap, but nothing has risen
        QCOMPARE(gap(-2, 4.5, true), Verdict::overfitting);
        QCOMPARE(gap(-2, 4.5, false), Verdict::loss_risen);
        QCOMPARE(gap(4.6, 4.5, true), Verdict::loss_risen);
    }

    void what_overfits_is_said_before_what_comes_of_it() {
        QCOMPARE(verdict_with([](auto& s) {
                     s.latest = {1000, -2, 4.5};
                     s.points_return = true;
                     s.integral = 0.5;
                     s.round_trip = 1;
                 }),
                 Verdict::overfitting);
    }

    void a_rate_of_next_to_nothing_is_the_schedules_or_its_own() {
        const auto rate = [](double last, double set, bool over, bool on_course) {
            return verdict_with([=](auto& s) {
                s.learning_rate = last;
                s.set_rate = set;
                s.schedule_is_over = over;
                s.rate_is_on_course = on_course;
            });
        };
        QCOMPARE(rate(0, 1e-3, true, false), Verdict::schedule_over);
        QCOMPARE(rate(0, 1e-3, false, true), Verdict::healthy);
        QCOMPARE(rate(0, 1e-3, false, false), Verdict::rate_zero); // a plateau has lowered it
        QCOMPARE(rate(1e-4, 1e-3, true, false), Verdict::healthy);
        QCOMPARE(rate(1e-6, 1e-6, false, false), Verdict::rate_zero);
    }

    void a_schedule_is_over_when_the_steps_are() {
        Experiment e = example_experiment();
        e.layers = parse_layers("actnorm");
        e.data.generator = parse_spec("moons(count=500)");
        e.schedule = parse_spec("cosine");
        e.batch = 32;
        e.steps = 100;
        e = validated(e);
        const auto data = prepare_dataset(e.data.generator, e.held_out, e.seed);
        Trainer trainer(e, data);
        for (int i = 0; i < 130; ++i) {
            QVERIFY2(trainer.step(), trainer.message().c_str());
            const auto s = trainer.take_snapshot();
            QCOMPARE(verdict_on(signs_of(*s, e, *data)),
                     s->step < 100 ? Verdict::healthy : Verdict::schedule_over);
        }
        e.schedule = parse_spec("constant");
        QCOMPARE(verdict_on(signs_of(*trainer.take_snapshot(), e, *data)), Verdict::healthy);
    }

    void the_best_is_that_of_the_flow_as_it_is() {
        Experiment e = example_experiment();
        e.layers = parse_layers("2*affine-coupling(hidden=8)");
        e.data.generator = parse_spec("moons(count=500)");
        e.batch = 32;
        e = validated(e);
        const auto data = prepare_dataset(e.data.generator, e.held_out, e.seed);
        Trainer trainer(e, data);
        for (int i = 0; i < 200; ++i) QVERIFY(trainer.step());
        const auto trained = trainer.take_snapshot();
        QCOMPARE(trained->best->step, 200);
        e.layers = parse_layers("actnorm");
        trainer.edit(e);
        const auto other = trainer.take_snapshot();
        QVERIFY(*other->latest->held_out_loss > *trained->best->held_out_loss);
        QCOMPARE(other->best->held_out_loss, other->latest->held_out_loss);
        QCOMPARE(verdict_on(signs_of(*other, e, *data)), Verdict::healthy);
    }
};

static const InProgram<VerdictTest> verdict_test(__FILE__);
#include "tst_verdict.moc"
