// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedules/schedule.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace pushforward;

namespace {

/// A schedule with its memory.
struct Course {
    explicit Course(const std::string& text)
        : schedule(make(schedule_kinds(), parse_spec(text), "schedule")),
          memory(schedule->memory_size(), 0.0) {}

    double at(std::int64_t step, std::int64_t steps) const {
        return schedule->factor(step, steps, memory);
    }

    void observe(int count, double loss) {
        for (int i = 0; i < count; ++i) schedule->observe(seen++, loss, memory);
    }

    std::unique_ptr<const Schedule> schedule;
    std::vector<double> memory;
    std::int64_t seen = 0;
};

bool near(double a, double b) { return std::abs(a - b) < 1e-12; }

} // namespace

class SchedulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_factor_is_a_share_of_the_learning_rate() {
        for (const ScheduleKind& kind : schedule_kinds()) {
            Course course(kind.key);
            for (std::int64_t step = 0; step <= 3000; ++step) { // training can go on beyond its end
                const double factor = course.at(step, 2000);
                QVERIFY2(factor >= 0 && factor <= 1, kind.key.c_str());
                course.observe(1, std::sin(static_cast<double>(step)));
            }
        }
    }

    void warm_up_comes_before_every_schedule() {
        for (const ScheduleKind& kind : schedule_kinds()) {
            Course plain(kind.key), warmed(kind.key + "(warm_up=9)");
            for (std::int64_t step = 0; step < 9; ++step)
                QVERIFY(near(warmed.at(step, 109), static_cast<double>(step + 1) / 10));
            for (std::int64_t step = 0; step < 100; ++step)
                QVERIFY2(near(warmed.at(step + 9, 109), plain.at(step, 100)), kind.key.c_str());
        }
    }

    void constant_stays_and_cosine_falls_to_its_final_share() {
        QVERIFY(near(Course("constant").at(77, 100), 1));
        const Course cosine("cosine(final=0.1)");
        QVERIFY(near(cosine.at(0, 100), 1));
        QVERIFY(near(cosine.at(50, 100), 0.55));
        QVERIFY(near(cosine.at(25, 100), 0.1 + 0.9 * (1 + std::sqrt(0.5)) / 2));
    }

    void step_falls_every_so_many_steps() {
        const Course course("step(every=10, fall=0.1)");
        QVERIFY(near(course.at(0, 100), 1));
        QVERIFY(near(course.at(9, 100), 1));
        QVERIFY(near(course.at(10, 100), 0.1));
        QVERIFY(near(course.at(29, 100), 0.01));
    }

    void one_cycle_rises_to_its_peak_and_falls_to_its_end() {
        const Course course("one-cycle(start=0.2, peak=0.25, final=0.1)");
        QVERIFY(near(course.at(0, 1000), 0.2));
        QVERIFY(near(course.at(125, 1000), 0.6));
        QVERIFY(near(course.at(250, 1000), 1));
        QVERIFY(near(course.at(625, 1000), 0.55));
        QVERIFY(course.at(999, 1000) < 0.1001);
        for (std::int64_t step = 1; step < 1000; ++step)
            QVERIFY((course.at(step, 1000) > course.at(step - 1, 1000)) == (step <= 250));
        QVERIFY(near(Course("one-cycle(peak=0)").at(0, 1000), 1));
    }

    void plateau_falls_when_the_loss_stops_falling() {
        Course course("plateau(patience=10, fall=0.5, threshold=0.01, least=0.2)");
        course.observe(10, 3);
        course.observe(10, 2); // lower: nothing happens
        QVERIFY(near(course.at(20, 100), 1));
        course.observe(9, 1.995);
        QVERIFY(near(course.at(29, 100), 1));
        course.observe(1, 1.995); // too little
        QVERIFY(near(course.at(30, 100), 0.5));
        course.observe(10, 1.9);
        QVERIFY(near(course.at(40, 100), 0.5));
        course.observe(5, 1); // one stretch of mean 2, above the lowest
        course.observe(5, 3);
        QVERIFY(near(course.at(50, 100), 0.25));
        course.observe(10, 1.895);
        QVERIFY(near(course.at(60, 100), 0.2)); // the least share
    }

    void plateau_forgets_losses_but_not_how_often_it_fell() {
        Course course("plateau(patience=10, fall=0.5, threshold=0)");
        course.observe(20, 1);
        QVERIFY(near(course.at(20, 100), 0.5));
        course.observe(5, 1);
        course.schedule->forget_losses(course.memory);
        course.observe(9, 7);
        QVERIFY(near(course.at(34, 100), 0.5));
        course.observe(1, 7); // the first of a new line: nothing to compare it with
        QVERIFY(near(course.at(35, 100), 0.5));
        course.observe(10, 6);
        QVERIFY(near(course.at(45, 100), 0.5));
        course.observe(10, 6);
        QVERIFY(near(course.at(55, 100), 0.25));
    }

    void plateau_does_not_look_at_the_warm_up() {
        Course course("plateau(patience=10, warm_up=20)");
        course.observe(20, 1); // would be a plateau
        course.observe(10, 5);
        course.observe(9, 5);
        QVERIFY(near(course.at(39, 100), 1));
        course.observe(1, 5);
        QVERIFY(near(course.at(40, 100), 0.5));
    }
};

static const InProgram<SchedulesTest> schedules_test(__FILE__);
#include "tst_schedules.moc"
