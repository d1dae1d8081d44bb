// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/targets/energy.h"
#include "core/train/trainer.h"
#include "tests/support/test_program.h"
#include "ui/draw/drawings/pixel_canvas.h"
#include "ui/draw/figures/page_canvas.h"

#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pushforward;

namespace {

constexpr QSize picture_size(300, 200);
constexpr View square_units{-3, 3, -2, 2};

Moment moment_of(std::shared_ptr<const TrainingData> data) {
    Experiment experiment = example_experiment();
    experiment.layers = parse_layers("2*affine-coupling(hidden=8)");
    Moment moment;
    moment.data = std::move(data);
    Trainer trainer(experiment, prepare_dataset(experiment.data.generator, 0.1, 1));
    for (int i = 0; i < 20; ++i) trainer.step();
    moment.snapshot = trainer.take_snapshot();
    return moment;
}

const std::vector<Moment>& moments() {
    static const std::vector<Moment> made = [] {
        Moment points = moment_of(prepare_dataset(example_experiment().data.generator, 0.1, 1));
        Moment energy = points, inside = points;
        energy.data = prepare_energy(initial_spec(energy_kinds().front()));
        inside.position = {1, 0.5};
        return std::vector<Moment>{points, energy, inside};
    }();
    return made;
}

/// The first moment that a kind makes sense in.
const Moment& moment_for(const DrawingKind& kind) {
    return *std::ranges::find_if(moments(),
                                 [&](const Moment& moment) { return makes_sense(kind, moment); });
}

Spec moments_data() { return example_experiment().data.generator; }

ChosenDrawing chosen(const DrawingKind& kind) { return chosen_drawing({kind.key, {}}); }

Drawn computed(const DrawingKind& kind, const Moment& moment) {
    return chosen(kind).drawing->compute(Scene(moment, square_units, {60, 40}), {});
}

Look look() { return Look::over_map(colour_map(ColourMapKind::paper)); }

QImage on_screen(const DrawingKind& kind, const Drawn& drawn) {
    QImage image(picture_size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.drawImage(0, 0, picture_of(chosen(kind), drawn, look(), picture_size, 1, square_units));
    return image;
}

QImage on_page(const DrawingKind& kind, const Drawn& drawn) {
    QImage image(picture_size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area(QPointF(0, 0), picture_size);
    const FigurePage page{painter, area, Theme::light(), 72};
    PageCanvas canvas(page, {area, square_units});
    chosen(kind).drawing->paint(canvas, drawn, look());
    return image;
}

int difference(QRgb one, QRgb other) {
    return std::max({std::abs(qRed(one) - qRed(other)), std::abs(qGreen(one) - qGreen(other)),
                     std::abs(qBlue(one) - qBlue(other))});
}

bool is_inked(const QImage& image, int x, int y, int least) {
    return image.valid(x, y) && difference(image.pixel(x, y), qRgb(255, 255, 255)) > least;
}

/// The share of well inked pixels of `one` that have ink of `other` within a pixel.
double share_covered(const QImage& one, const QImage& other) {
    int inked = 0, covered = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            if (!is_inked(one, x, y, 40)) continue;
            ++inked;
            bool found = false;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx) found |= is_inked(other, x + dx, y + dy, 2);
            covered += found;
        }
    return inked < 100 ? 0 : static_cast<double>(covered) / inked;
}

} // namespace

class DrawingsTest : public QObject {
    Q_OBJECT

    void each_kind() {
        QTest::addColumn<QString>("key");
        for (const DrawingKind& kind : drawing_kinds())
            QTest::newRow(kind.key.c_str()) << QString::fromStdString(kind.key);
    }
    const DrawingKind& kind() {
        const QFETCH(QString, key);
        return find_drawing(key.toStdString());
    }

private Q_SLOTS:
    void each_says_what_it_is_data() { each_kind(); }
    void each_says_what_it_is() {
        const DrawingKind& one = kind();
        QVERIFY(!one.title.empty() && !one.summary.empty() && one.menu_title.find('&') < 99);
        const Drawn drawn = computed(one, moment_for(one));
        const Legend legend = chosen(one).drawing->legend(drawn, look());
        QCOMPARE(!legend.entries.empty(), one.has_key);
        QCOMPARE(legend.bar.has_value(), one.has_bar);
        const Legend of_nothing = chosen(one).drawing->legend({}, look());
        QVERIFY(of_nothing.entries.empty() && !of_nothing.bar);
    }

    void each_is_the_same_on_the_screen_and_on_paper_data() { each_kind(); }
    void each_is_the_same_on_the_screen_and_on_paper() {
        const DrawingKind& one = kind();
        const Drawn drawn = computed(one, moment_for(one));
        const QImage screen = on_screen(one, drawn), page = on_page(one, drawn);
        if (drawn.grid) {
            for (int y = 0; y < picture_size.height(); ++y)
                for (int x = 0; x < picture_size.width(); ++x)
                    QVERIFY(difference(screen.pixel(x, y), page.pixel(x, y)) <= 2);
            return;
        }
        // Lines and dots are thinner on paper: where they are well seen, both have them.
        QVERIFY2(share_covered(screen, page) > 0.97,
                 qPrintable(QString::number(share_covered(screen, page))));
        QVERIFY2(share_covered(page, screen) > 0.97,
                 qPrintable(QString::number(share_covered(page, screen))));
    }

    void each_needs_no_more_than_it_says_data() { each_kind(); }
    void each_needs_no_more_than_it_says() {
        const DrawingKind& one = kind();
        const Moment& all = moment_for(one);
        const QImage whole = on_screen(one, computed(one, all));
        QCOMPARE(on_screen(one, computed(one, what_matters(one, all))), whole);
        if (one.needs.view) return;
        const Drawn elsewhere = chosen(one).drawing->compute(Scene(all, {5, 6, 5, 6}, {7, 9}), {});
        QCOMPARE(on_screen(one, elsewhere), whole);
    }

    void each_can_be_broken_off_data() { each_kind(); }
    void each_can_be_broken_off() {
        const DrawingKind& one = kind();
        const Scene scene(moment_for(one), square_units, {60, 40});
        const Drawn drawn = chosen(one).drawing->compute(scene, [] { return true; });
        QVERIFY(drawn.is_empty() || !one.needs.view);
    }

    void one_that_makes_no_sense_is_told_apart() {
        const auto makes = [](const char* key, std::size_t moment) {
            return makes_sense(find_drawing(key), moments()[moment]);
        };
        QVERIFY(makes("data", 0) && !makes("data", 1) && makes("data", 2));
        QVERIFY(!makes("target", 0) && makes("target", 1) && !makes("target", 2));
        QVERIFY(makes("samples", 0) && makes("samples", 1) && makes("samples", 2));
        QVERIFY(makes("density", 0) && makes("density", 1) && makes("density", 2));
        Moment untrained = moments()[0];
        untrained.snapshot.reset();
        QVERIFY(makes_sense(find_drawing("data"), untrained));
        QVERIFY(!makes_sense(find_drawing("contours"), untrained));
    }

    void a_list_is_read_with_its_fields_and_sorted_by_height() {
        const auto list =
            chosen_drawings("samples(count=70), contours(shares=\"20, 80\"), density");
        QCOMPARE(list.size(), std::size_t{3});
        QCOMPARE(list[0].kind->key, std::string("density"));
        QCOMPARE(list[1].kind->key, std::string("contours"));
        QCOMPARE(list[2].kind->key, std::string("samples"));
        const Scene scene(moments()[0], square_units, {60, 40});
        QCOMPARE(list[2].drawing->compute(scene, {}).clouds[0].points.cols(), Index{70});
        QVERIFY(list[1].drawing->compute(scene, {}).lines.size() <
                computed(*list[1].kind, moments()[0]).lines.size());
        QVERIFY_EXCEPTION_THROWN(chosen_drawings("butterflies"), Error);
        QVERIFY_EXCEPTION_THROWN(chosen_drawings("samples(count=-1)"), Error);
        QVERIFY_EXCEPTION_THROWN(chosen_drawings("contours(shares=\"5, x\")"), Error);
    }

    void there_are_no_more_samples_than_data_where_these_are_few() {
        const DrawingKind& kind = find_drawing("samples");
        Spec few = moments_data();
        for (const std::int64_t count : {300, 5000}) {
            few.values["count"] = count;
            Moment moment = moments()[0];
            moment.data = prepare_dataset(few, 0.1, 1);
            QCOMPARE(computed(kind, moment).clouds[0].points.cols(), std::min<Index>(count, 2000));
        }
        QCOMPARE(computed(kind, moments()[1]).clouds[0].points.cols(), Index{2000}); // an energy
    }
};

static const InProgram<DrawingsTest> drawings_test(__FILE__);
#include "tst_drawings.moc"
