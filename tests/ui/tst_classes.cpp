// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_data.h"
#include "tests/support/soon.h"
#include "tests/support/stage_pictures.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/draw/figures/plane.h"
#include "ui/draw/formats/registry.h"
#include "ui/draw/theme.h"
#include "ui/look/theme_mode.h"
#include "ui/panels/data/column_dialog.h"
#include "ui/panels/data/data_fields.h"
#include "ui/session/remembered_columns.h"
#include "ui/session/session.h"
#include "ui/stage/stage_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace pushforward;

namespace {

/// Four blocks of points, a class each: "a" at (1, 1), "b" at (10, 1), "c" at (1, 10), "d" at
/// (10, 10), 50 of each.
QByteArray four_blocks() {
    QByteArray text = "x,y,block,id\n";
    for (int i = 0; i < 200; ++i) {
        const double x = (i % 2 == 0 ? 1 : 10) + 0.01 * (i % 7);
        const double y = (i / 2 % 2 == 0 ? 1 : 10) + 0.01 * (i % 11);
        text += QByteArray::number(x) + ',' + QByteArray::number(y) + ',' + "abcd"[i % 4] + ',' +
                QByteArray::number(i) + '\n';
    }
    return text;
}

bool has_colour(const QImage& image, const QColor& colour) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor here = image.pixelColor(x, y);
            if (std::abs(here.red() - colour.red()) < 12 &&
                std::abs(here.green() - colour.green()) < 12 &&
                std::abs(here.blue() - colour.blue()) < 12)
                return true;
        }
    return false;
}

const Field& field(const std::vector<Field>& fields, const std::string& key) {
    return *std::ranges::find(fields, key, &Field::key);
}

bool has(const std::vector<Field>& fields, const std::string& key) {
    return std::ranges::find(fields, key, &Field::key) != fields.end();
}

} // namespace

class ClassesInTheWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    Experiment experiment_;

    std::shared_ptr<const TrainingData> open() const {
        return open_source(request_of(experiment_), false);
    }

private Q_SLOTS:
    void initTestCase() {
        testing::keep_settings_in(folder_.path());
        apply_theme(*qApp, ThemeMode::light);
    }

    void init() {
        const QString path = folder_.filePath(QStringLiteral("blocks.csv"));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(four_blocks()) > 0);
        experiment_ = example_experiment();
        experiment_.data = {{}, path.toStdString(), {"x", "y", false, false, "block"}};
        experiment_.layers.resize(2);
        experiment_ = validated(experiment_);
    }

    void the_stage_draws_each_class_in_its_own_colour() {
        const auto data = open();
        StageView stage;
        stage.resize(500, 500);
        stage.setHomeView({-2, 13, -2, 13});
        const auto set_data = [&](const Categories& categories) {
            stage.drawings().setDrawn("data",
                                      {{}, {}, class_clouds(data->points, categories, 1000)});
            testing::make_pictures(stage);
        };
        stage.show();
        QVERIFY(QTest::qWaitForWindowExposed(&stage));
        set_data(data->categories);
        const QImage image = stage.grab().toImage();
        for (std::size_t i = 0; i < 4; ++i) { // a block is at its place, in its colour
            const QPointF place =
                stage.fromPlane({i % 2 == 0 ? 1.03 : 10.03, i < 2 ? 1.05 : 10.05});
            const QRect around(place.toPoint() - QPoint(4, 4), QSize(9, 9));
            for (std::size_t other = 0; other < 4; ++other)
                QCOMPARE(has_colour(image.copy(around), Theme::light().class_colour(other)),
                         other == i);
        }
        set_data({});
        QVERIFY(!has_colour(stage.grab().toImage(), Theme::light().class_colour(1)));
        set_data(data->categories);
        stage.drawings().setVisible("data", false);
        QVERIFY(!has_colour(stage.grab().toImage(), Theme::light().class_colour(1)));
    }

    void twenty_classes_have_twenty_colours() {
        for (const Theme* theme : {&Theme::light(), &Theme::dark()})
            for (std::size_t i = 0; i < Categories::most; ++i)
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY(theme->class_colour(i) != theme->class_colour(k));
    }

    void a_figure_shows_the_classes() {
        const std::vector<ClassCloud> clouds = [&] {
            const auto data = open();
            return class_clouds(data->points, data->categories, 100);
        }();
        QCOMPARE(clouds.size(), std::size_t{4});
        Index count = 0;
        for (const ClassCloud& cloud : clouds) count += cloud.points.cols();
        QCOMPARE(count, Index(100));
        auto plane = std::make_shared<PlaneFigure>();
        plane->view = {-2, 13, -2, 13};
        plane->drawings = {{chosen_drawing({"data", {}}), {{}, {}, clouds}}};
        Figure figure;
        figure.content = std::move(plane);
        const QByteArray svg = render_figure(figure, find_format("svg"));
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(svg.contains(Theme::light().class_colour(i).name().toLatin1()));
    }

    void the_form_has_a_weight_for_each_class() {
        const auto data = open();
        const auto fields = dataFields(experiment_, data.get());
        QCOMPARE(std::get<ChoiceField>(field(fields, "category").type).choices.size(),
                 std::size_t{3}); // one colour, and x and block, of few values
        auto values = dataValues(experiment_, data.get());
        QCOMPARE(values.at("category"), Value(std::string("block")));
        QCOMPARE(values.at("class_weight/c"), Value(1.0));
        QVERIFY(!has(fields, "shaping/class_weights"));

        setDataValue(experiment_, data.get(), "class_weight/c", 0.0);
        setDataValue(experiment_, data.get(), "class_weight/a", 2.0);
        experiment_ = validated(experiment_);
        QCOMPARE(experiment_.shaping.text("class_weights"), std::string("a=2, c=0"));
        QCOMPARE(dataValues(experiment_, data.get()).at("class_weight/a"), Value(2.0));
        const auto weighed = open();
        QVERIFY(weighed->points.cols() > 60 && weighed->points.cols() < 140); // 50 + 25 + 25
        QVERIFY(weighed->notes.find("0 of 50 c") != std::string::npos);
        QVERIFY(has(dataFields(experiment_, weighed.get()), "class_weight/c")); // it can come back

        setDataValue(experiment_, data.get(), "category", std::string());
        QCOMPARE(experiment_.shaping.text("class_weights"), std::string());
        QCOMPARE(open()->points.cols(), Index(200));
    }

    // While those of another column are read, the form shows what was chosen.
    void the_form_follows_the_choice_and_not_what_was_read_last() {
        const auto data = open();
        setDataValue(experiment_, data.get(), "category", std::string());
        QCOMPARE(dataValues(experiment_, data.get()).at("category"), Value(std::string()));
        QVERIFY(!has(dataFields(experiment_, data.get()), "class_weight/a"));
    }

    void other_colours_let_the_run_go_on() {
        experiment_.data.columns.first.clear(); // the first two of numbers are taken all the same
        experiment_.data.columns.second.clear();
        Document document(experiment_);
        Background background;
        Session session(document, background);
        session.start();
        QVERIFY(test::soon([&] { return session.run().snapshot() != nullptr; }));
        session.run().play();
        QVERIFY(test::soon([&] { return session.run().snapshot()->step > 50; }));
        session.run().pause();
        QVERIFY(test::soon([&] { return session.run().state() == TrainingState::paused; }));
        QTest::qWait(100); // the last snapshot comes
        const std::int64_t step = session.run().snapshot()->step;
        const Points points = session.run().data()->points;
        document.change(QStringLiteral("colour"), [&](Experiment& e) {
            setDataValue(e, session.run().data().get(), "category", std::string());
        });
        QVERIFY(test::soon([&] { return session.run().data()->categories.empty(); }));
        QVERIFY((session.run().data()->points == points).all());
        QTest::qWait(100);
        QCOMPARE(session.run().snapshot()->step, step);
        document.undoStack().undo();
        QVERIFY(test::soon([&] { return !session.run().data()->categories.empty(); }));
        QTest::qWait(100);
        QCOMPARE(session.run().snapshot()->step, step);
        QCOMPARE(session.run().state(), TrainingState::paused);
    }

    void logarithms_go_with_their_columns() {
        const auto data = open();
        setDataValue(experiment_, data.get(), "first_log", true);
        QVERIFY(experiment_.data.columns.first_log);
        QCOMPARE(open()->first_title, std::string("log₁₀ x"));
        setDataValue(experiment_, data.get(), "first_column", std::string("y")); // change places
        QCOMPARE(experiment_.data.columns, (ColumnChoice{"y", "x", false, true, "block"}));
    }

    void the_dialog_takes_logarithms_and_classes() {
        experiment_.data.columns = {"x", "y"};
        ColumnDialog dialog(experiment_, open());
        auto boxes = dialog.findChildren<QCheckBox*>();
        QCOMPARE(boxes.size(), 2);
        boxes[1]->click();
        QVERIFY(!dialog.data());
        QVERIFY(test::soon([&] { return dialog.data() != nullptr; }));
        QCOMPARE(dialog.data()->second_title, std::string("log₁₀ y"));
        QComboBox* const colour = dialog.findChildren<QComboBox*>()[2];
        QCOMPARE(colour->count(), 3);
        colour->setCurrentIndex(colour->findText(QStringLiteral("block")));
        QVERIFY(test::soon([&] { return dialog.data() != nullptr; }));
        QCOMPARE(dialog.data()->categories.names.size(), std::size_t{4});
        QCOMPARE(dialog.source().columns, (ColumnChoice{"x", "y", false, true, "block"}));
    }

    void the_choice_is_remembered_for_the_file() {
        DataSource source = experiment_.data;
        source.columns = {"x", "y", false, true, "block"};
        remember_columns(source);
        const auto known = with_remembered_columns({{}, source.file, {}});
        QVERIFY(known.has_value());
        QCOMPARE(known->columns, source.columns);
    }

    // The weights are those of other classes.
    void another_file_begins_without_weights() {
        experiment_.shaping.values["class_weights"] = std::string("a=2");
        Document document(validated(experiment_));
        Background background;
        Session session(document, background);
        session.start();
        QVERIFY(test::soon([&] { return session.run().snapshot() != nullptr; }));
        DataSource penguins = parse_data_source("penguins");
        session.opener().chooseFile(penguins);
        QVERIFY(test::soon([&] { return session.run().data()->title == "Penguins"; }));
        QCOMPARE(document.experiment().shaping.text("class_weights"), std::string());
        QCOMPARE(session.run().data()->categories.names.size(), std::size_t{3});
        document.undoStack().undo();
        QVERIFY(test::soon([&] { return session.run().data()->title != "Penguins"; }));
        QCOMPARE(document.experiment().shaping.text("class_weights"), std::string("a=2"));
    }
};

static const InProgram<ClassesInTheWindowTest> classes_in_the_window_test(__FILE__);
#include "tst_classes.moc"
