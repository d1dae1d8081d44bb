// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_data.h"
#include "core/train/trainer.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/session/session.h"

#include <QSignalSpy>
#include <QTest>

using namespace pushforward;

namespace {

Experiment of_moons() {
    Experiment e = example_experiment();
    e.data.generator.values["count"] = std::int64_t{500};
    e.layers.resize(3);
    e.batch = 64;
    e.steps = 200;
    return validated(e);
}

Experiment of_energy() {
    Experiment e = with_target(of_moons(), Spec{"u1", {}});
    e.seed = 7;
    return validated(e);
}

Experiment of_painting() {
    Experiment e = of_moons();
    Random random(5);
    Points points(2, 100);
    for (Index i = 0; i < points.size(); ++i) points.data()[i] = random.normal();
    DataSource source;
    source.painting = Painting(Standardisation::from(points), points);
    return validated(with_data(e, source));
}

std::vector<Real> trained_alone(const Experiment& experiment) {
    Trainer trainer(experiment, open_source(request_of(experiment), false));
    while (!trainer.finished()) trainer.step();
    return trainer.take_snapshot()->parameters;
}

/// What the window has once, as often as one likes.
struct Place {
    Document document;
    Session session;

    Place(const Experiment& experiment, Background& background)
        : document(experiment), session(document, background) {}
    Run& run() { return session.run(); }
    bool has(TrainingState state) {
        return test::soon([&] { return run().state() == state; });
    }
};

} // namespace

class RunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runs_beside_each_other_train_as_each_would_alone() {
        Background background;
        const std::vector<Experiment> experiments{of_moons(), of_energy(), of_painting()};
        std::vector<std::unique_ptr<Place>> places;
        for (const Experiment& experiment : experiments)
            places.push_back(std::make_unique<Place>(experiment, background));
        for (const auto& place : places) place->session.start();
        for (std::size_t i = 0; i < places.size(); ++i) {
            QVERIFY(places[i]->has(TrainingState::finished));
            QCOMPARE(places[i]->run().snapshot()->parameters, trained_alone(experiments[i]));
        }
        QVERIFY(places[0]->run().floor() != places[1]->run().floor());
        QVERIFY(!(places[0]->run().words() == places[1]->run().words()));
    }

    void what_is_done_to_one_run_leaves_the_other_alone() {
        Background background;
        Place first(of_moons(), background), second(of_painting(), background);
        first.session.start();
        second.session.start();
        QVERIFY(first.has(TrainingState::finished) && second.has(TrainingState::finished));
        const auto data = second.run().data();
        const auto snapshot = second.run().snapshot();
        QSignalSpy news(&second.run(), &Run::stateChanged);

        first.session.opener().chooseGenerator(Spec{"rings", {}});
        QVERIFY(test::soon([&] { return first.run().data()->title == "Rings"; }));
        QVERIFY(first.has(TrainingState::finished));
        first.run().reset();
        QVERIFY(test::soon([&] { return first.run().snapshot()->step == 0; }));
        first.document.deleteLayer(first.document.experiment().layers.front().id);
        QVERIFY(test::soon([&] { return first.run().isUpToDate(); }));

        QCOMPARE(second.run().data(), data);
        QCOMPARE(second.run().snapshot(), snapshot);
        QCOMPARE(second.document.undoStack().count(), 0);
        QCOMPARE(news.count(), 0);
    }

    void a_layer_in_the_place_of_another_is_not_up_to_date_until_the_thread_has_it() {
        Background background;
        Place place(of_moons(), background);
        place.session.start();
        QVERIFY(place.has(TrainingState::finished) && place.run().isUpToDate());
        place.document.change(QStringLiteral("replace"),
                              [](Experiment& e) { e.layers[1].id = unused_layer_id(e.layers); });
        QCOMPARE(place.run().snapshot()->flow->layer_count(), Index(3));
        QVERIFY(!place.run().isUpToDate());
        QTRY_VERIFY_WITH_TIMEOUT(place.run().isUpToDate(), test::patience_ms);
        QCOMPARE(place.run().snapshot()->layer_ids, ids_of(place.document.experiment().layers));
    }
};

static const InProgram<RunTest> run_test(__FILE__);
#include "tst_run.moc"
