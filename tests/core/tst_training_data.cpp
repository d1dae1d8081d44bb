// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_data.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pushforward;

namespace {

Points some_points(Index count) {
    Random random(4);
    Points points(2, count);
    for (Index i = 0; i < count; ++i) points.col(i) << static_cast<double>(i), random.normal();
    return points;
}

} // namespace

class TrainingDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void points_are_those_held_out_and_then_those_trained_on() {
        const Points points = some_points(1000);
        const auto data = prepare_points({points}, 0.2, 1);
        QCOMPARE(data->held_out.cols(), 200);
        QCOMPARE(data->train.cols(), 800);
        const Batch inside = data->standardisation.to_inside(data->points);
        QVERIFY((inside.leftCols(200) == data->held_out).all());
        QVERIFY((inside.rightCols(800) == data->train).all());

        std::vector<Index> places;
        for (const double place : data->points.row(0)) places.push_back(static_cast<Index>(place));
        QVERIFY(!std::ranges::is_sorted(places));
        for (Index i = 0; i < points.cols(); ++i)
            QVERIFY((data->points.col(i) == points.col(places[static_cast<std::size_t>(i)])).all());
        std::ranges::sort(places);
        for (Index i = 0; i < points.cols(); ++i) QCOMPARE(places[static_cast<std::size_t>(i)], i);
    }

    void another_seed_holds_out_other_points() {
        const Points points = some_points(1000);
        const Points one = prepare_points({points}, 0.2, 1)->points;
        QVERIFY((one == prepare_points({points}, 0.2, 1)->points).all());
        QVERIFY(!(one == prepare_points({points}, 0.2, 2)->points).all());
    }

    void preparing_stops_when_it_is_cancelled() {
        Reading reading;
        reading.cancelled = true;
        const auto prepare = [&] { prepare_points({some_points(1000)}, 0.2, 1, {}, &reading); };
        QVERIFY_EXCEPTION_THROWN(prepare(), CancelledError);
    }
};

static const InProgram<TrainingDataTest> training_data_test(__FILE__);
#include "tst_training_data.moc"
