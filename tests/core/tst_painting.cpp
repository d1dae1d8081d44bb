// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/math/random.h"
#include "core/painting/painting.h"
#include "core/train/trainer.h"
#include "core/train/training_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace pushforward;

namespace {

Points cloud(Index count, std::uint64_t seed, double spread = 1) {
    Random random(seed);
    Points points(2, count);
    for (double& x : points.reshaped()) x = spread * random.normal();
    return points;
}

bool same(const Points& a, const Points& b) { return a.cols() == b.cols() && (a == b).all(); }

Points beside(const Points& a, const Points& b) {
    Points both(2, a.cols() + b.cols());
    both << a, b;
    return both;
}

Experiment painted(const Painting& painting) {
    Experiment e = example_experiment();
    e.layers = parse_layers("2*affine-coupling(hidden=16, depth=1)");
    e.data = {};
    e.data.painting = painting;
    return validated(e);
}

Box box_around(const Eigen::Array2d& middle, double radius) {
    return {middle - radius, middle + radius};
}

} // namespace

class PaintingTest : public QObject {
    Q_OBJECT
private slots:
    void points_stay_in_the_order_they_came_in();
    void what_was_is_not_touched_by_what_comes_after();
    void a_change_asks_only_about_points_in_its_box();
    void a_painting_knows_what_it_grew_from();
    void points_can_be_handed_over_from_any_number_on();
    void differences_are_what_went_and_came();
    void points_can_be_ordered_by_place();
    void equal_points_are_equal_paintings();
    void too_many_points_and_points_nowhere_are_refused();
    void points_keep_their_side_when_others_come_and_go();
    void the_held_out_share_is_kept();
    void a_few_points_are_split_and_fewer_are_not_trained_on();
    void training_goes_on_with_other_points();
    void points_in_other_coordinates_are_refused();
};

void PaintingTest::points_stay_in_the_order_they_came_in() {
    Painting painting;
    Points all(2, 0);
    for (const Index count : {1, 5000, 0, 700, 2048, 1}) {
        const Points more = cloud(count, static_cast<std::uint64_t>(count));
        painting = painting.with(more);
        all = beside(all, more);
        QCOMPARE(painting.count(), all.cols());
        QVERIFY(same(painting.points(), all));
    }
}

void PaintingTest::what_was_is_not_touched_by_what_comes_after() {
    const Points first = cloud(3000, 1);
    const Painting before({}, first);
    const Painting longer = before.with(cloud(3000, 2));
    const Painting shorter =
        longer.changed(box_around({0, 0}, 1), [](Eigen::Array2d&) { return Painting::Fate::gone; });
    QVERIFY(same(before.points(), first));
    QVERIFY(shorter.count() < longer.count() && longer.count() == 6000);
}

void PaintingTest::a_change_asks_only_about_points_in_its_box() {
    const Points points = cloud(10000, 3);
    const Painting painting({}, points);
    const Box box = box_around({0.5, -0.5}, 0.7);
    Index asked = 0;
    const Painting moved = painting.changed(box, [&](Eigen::Array2d& x) {
        ++asked;
        x[0] += 100;
        return x[1] > 0 ? Painting::Fate::gone : Painting::Fate::moved;
    });
    Points expected(2, 0);
    Index inside = 0;
    for (Index i = 0; i < points.cols(); ++i) {
        Eigen::Array2d x = points.col(i);
        const bool in = (x >= box.low).all() && (x <= box.high).all();
        inside += in;
        if (in && x[1] > 0) continue;
        if (in) x[0] += 100;
        expected.conservativeResize(2, expected.cols() + 1);
        expected.col(expected.cols() - 1) = x;
    }
    QCOMPARE(asked, inside);
    QVERIFY(same(moved.points(), expected));
    QCOMPARE(moved.count(), expected.cols());
    // Points that were moved out of their block's box are found where they are.
    Index far = 0;
    (void)moved.changed(box_around({100, 0}, 3), [&](Eigen::Array2d&) {
        ++far;
        return Painting::Fate::kept;
    });
    QVERIFY(far > 0);
}

void PaintingTest::a_painting_knows_what_it_grew_from() {
    const Painting a({}, cloud(3000, 4)), b = a.with(cloud(10, 5)), c = b.with(cloud(9000, 6));
    QVERIFY(a.begins_with(a) && b.begins_with(a) && c.begins_with(a) && c.begins_with(b));
    QVERIFY(!a.begins_with(b));
    const Painting other = c.changed(box_around(cloud(3000, 4).col(0), 1e-9),
                                     [](Eigen::Array2d&) { return Painting::Fate::gone; });
    QCOMPARE(other.count(), c.count() - 1);
    QVERIFY(!other.begins_with(a));
    Standardisation frame;
    frame.mean = {1, 2};
    QVERIFY(!Painting(frame, a.points()).begins_with(a));
}

void PaintingTest::points_can_be_handed_over_from_any_number_on() {
    const Points points = cloud(5000, 7);
    const Painting painting({}, points);
    for (const Index first : {0, 1, 2047, 2048, 2049, 4999, 5000}) {
        Points rest(2, 0);
        painting.for_each_block([&](const auto& block) { rest = beside(rest, block); }, first);
        QVERIFY(same(rest, points.rightCols(points.cols() - first)));
    }
}

void PaintingTest::differences_are_what_went_and_came() {
    const Points points = Painting::ordered_by_place(cloud(50000, 15));
    const Painting before({}, points);
    const Painting after = before
                               .changed(box_around({0.3, 0.2}, 0.1),
                                        [](Eigen::Array2d&) { return Painting::Fate::gone; })
                               .with(cloud(10, 16));
    Index went = 0, came = 0, all = 0;
    double sum = 0, expected = after.points().sum() - points.sum();
    after.for_each_difference(
        before,
        [&](Eigen::Ref<const Points> gone) {
            went += gone.cols();
            sum -= gone.sum();
        },
        [&](Eigen::Ref<const Points> come) {
            came += come.cols();
            sum += come.sum();
        });
    QCOMPARE(came - went, after.count() - before.count());
    QVERIFY(std::abs(sum - expected) < 1e-6);
    // Neighbours lie together, so that the rest is not looked at.
    QVERIFY2(went < before.count() / 4, qPrintable(QString::number(went)));
    after.for_each_difference(
        after, [&](const auto& gone) { all += gone.cols(); },
        [&](const auto& come) { all += come.cols(); });
    QCOMPARE(all, Index(0));
}

void PaintingTest::points_can_be_ordered_by_place() {
    const auto sorted = [](const Points& points) {
        std::vector<std::pair<double, double>> pairs;
        for (Index i = 0; i < points.cols(); ++i) pairs.emplace_back(points(0, i), points(1, i));
        std::ranges::sort(pairs);
        return pairs;
    };
    const Points points = cloud(5000, 17);
    const Points ordered = Painting::ordered_by_place(points);
    QVERIFY(sorted(points) == sorted(ordered));
    QVERIFY((ordered.rightCols(4999) - ordered.leftCols(4999)).abs().mean() < 0.2);
    Points flat = Points::Zero(2, 100);
    QVERIFY(same(Painting::ordered_by_place(flat), flat));
    QCOMPARE(Painting::ordered_by_place(Points(2, 0)).cols(), Index(0));
}

void PaintingTest::equal_points_are_equal_paintings() {
    const Points points = cloud(3000, 8);
    const Painting whole({}, points);
    const Painting pieces = Painting({}, points.leftCols(100)).with(points.rightCols(2900));
    QVERIFY(whole == pieces);
    QVERIFY(!(whole == whole.with(points.leftCols(1))));
    Standardisation frame;
    frame.scale = {1, 2};
    QVERIFY(!(whole == Painting(frame, points)));
}

void PaintingTest::too_many_points_and_points_nowhere_are_refused() {
    const Painting full({}, Points::Zero(2, Painting::most));
    QVERIFY_THROWS_EXCEPTION(Error, (void)full.with(Points::Zero(2, 1)));
    QVERIFY_THROWS_EXCEPTION(Error, (void)Painting().with(Points::Constant(2, 1, NAN)));
}

void PaintingTest::points_keep_their_side_when_others_come_and_go() {
    const Painting small({}, cloud(500, 9)), large = small.with(cloud(500, 10));
    const auto few = prepare_painting(small, 0.3, 1), many = prepare_painting(large, 0.3, 1);
    const auto begins = [](const Batch& whole, const Batch& part) {
        return (whole.leftCols(part.cols()) == part).all();
    };
    QVERIFY(begins(many->train, few->train) && begins(many->held_out, few->held_out));
    // Another seed is another split.
    QVERIFY(!begins(prepare_painting(small, 0.3, 2)->train, few->train.leftCols(100)));
}

void PaintingTest::the_held_out_share_is_kept() {
    const Painting painting({}, cloud(40000, 11));
    for (const double share : {0.01, 0.2, 0.75}) {
        const auto data = prepare_painting(painting, share, 5);
        const double found = static_cast<double>(data->held_out.cols()) / 40000;
        QVERIFY(std::abs(found - share) < 5 * std::sqrt(share * (1 - share) / 40000));
        QCOMPARE(data->held_out.cols() + data->train.cols(), Index(40000));
    }
}

void PaintingTest::a_few_points_are_split_and_fewer_are_not_trained_on() {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const auto data = prepare_painting(Painting({}, cloud(8, seed)), 0.01, seed);
        QVERIFY(data->held_out.cols() >= 1 && data->train.cols() >= 1);
    }
    const auto data = prepare_painting(Painting({}, cloud(7, 1)), 0.2, 1);
    QCOMPARE(data->train.cols(), Index(0));
    QCOMPARE(data->points.cols(), Index(7));
}

void PaintingTest::training_goes_on_with_other_points() {
    const Painting near({}, cloud(2000, 12, 0.3));
    Experiment e = painted(near);
    Trainer trainer(e, prepare_painting(near, e.held_out, e.seed));
    for (int i = 0; i < 200; ++i) QVERIFY(trainer.step());
    const double before = trainer.held_out_loss();
    Points shifted = cloud(2000, 13, 0.3);
    shifted.row(0) += 2;
    e.data.painting = Painting({}, shifted);
    const std::vector<Real> parameters = trainer.take_snapshot()->parameters;
    trainer.change_points(e.data, prepare_painting(*e.data.painting, e.held_out, e.seed));
    QCOMPARE(trainer.steps_done(), std::int64_t(200));
    QCOMPARE(trainer.take_snapshot()->parameters, parameters);
    QVERIFY(trainer.experiment().data == e.data);
    QVERIFY(trainer.held_out_loss() > before + 1);
    for (int i = 0; i < 600; ++i) QVERIFY(trainer.step());
    QVERIFY(trainer.held_out_loss() < before + 0.3);
    QCOMPARE(trainer.steps_done(), std::int64_t(800));
}

void PaintingTest::points_in_other_coordinates_are_refused() {
    const Painting painting({}, cloud(100, 14));
    const Experiment e = painted(painting);
    Trainer trainer(e, prepare_painting(painting, e.held_out, e.seed));
    Standardisation frame;
    frame.scale = {2, 2};
    QVERIFY_THROWS_EXCEPTION(
        Error, trainer.change_points(e.data,
                                     prepare_painting(Painting(frame, painting.points()), 0.2, 1)));
    QVERIFY_THROWS_EXCEPTION(
        Error, trainer.change_points(e.data, prepare_painting(Painting({}, cloud(3, 1)), 0.2, 1)));
}

static const InProgram<PaintingTest> painting_test(__FILE__);
#include "tst_painting.moc"
