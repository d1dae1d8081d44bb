// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "tests/support/test_program.h"
#include "ui/draw/clip.h"
#include "ui/draw/figures/curves.h"
#include "ui/draw/figures/layers.h"
#include "ui/draw/formats/registry.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace pushforward;

namespace {

std::shared_ptr<DensityGrid> gaussian(const View& view, int side) {
    auto grid = std::make_shared<DensityGrid>();
    grid->view = view;
    grid->columns = grid->rows = side;
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            const double x = view.left + (column + 0.5) / side * view.width();
            const double y = view.bottom + (row + 0.5) / side * view.height();
            grid->density.push_back(static_cast<float>(std::exp(-(x * x + y * y) / 2) / 6.2832));
        }
    }
    grid->maximum = 0.159F;
    return grid;
}

Points spiral(Index count) {
    Points points(2, count);
    for (Index i = 0; i < count; ++i) {
        const double turn = 0.1 * double(i), radius = 8 * double(i) / double(count);
        points.col(i) << radius * std::cos(turn), radius * std::sin(turn);
    }
    return points;
}

Polyline wide_circle() {
    Polyline line;
    for (int i = 0; i <= 100; ++i)
        line.push_back({4 * std::cos(i * 0.0628318), 4 * std::sin(i * 0.0628318)});
    return line;
}

PlaneDrawing drawing(const std::string& key, Drawn drawn) {
    return {chosen_drawing({key, {}}), std::move(drawn)};
}

Figure of(std::shared_ptr<const FigureContent> content) {
    Figure figure;
    figure.content = std::move(content);
    return figure;
}

/// More is in it than its view shows: points, lines and density all leave the plot area.
Figure plane(Index points) {
    auto content = std::make_shared<PlaneFigure>();
    content->view = {-2, 2, -2, 2};
    content->drawings = {drawing("density", {gaussian({-5, 5, -5, 5}, 64), {}, {}}),
                         drawing("contours", {{}, {wide_circle(), {{-1, 0}, {50, 0}}}, {}}),
                         drawing("data", {{}, {}, {{spiral(points)}}}),
                         drawing("samples", {{}, {}, {{spiral(points)}}})};
    content->first_title = QStringLiteral("longitude");
    content->second_title = QStringLiteral("latitude");
    Figure figure = of(std::move(content));
    figure.title = QStringLiteral("A Gaussian");
    return figure;
}

Figure curves() {
    auto content = std::make_shared<CurvesFigure>();
    for (int step = 0; step <= 5000; step += 5) {
        content->train.push_back({double(step), step < 20 ? 1e6 : 2.4 + std::exp(-step / 300.0)});
        if (step % 100 == 0) content->held_out.push_back({double(step), 2.45});
    }
    content->floor = 2.3939;
    return of(std::move(content));
}

Figure layers() {
    auto content = std::make_shared<LayersFigure>();
    const View view{-3, 3, -3, 3};
    for (int i = 0; i < 9; ++i)
        content->panels.push_back({QStringLiteral("layer %1").arg(i),
                                   view,
                                   {drawing("density", {gaussian(view, 32), {}, {}})}});
    return of(std::move(content));
}

std::vector<Figure> all_figures() { return {plane(500), plane(5000), layers(), curves()}; }

QByteArray rendered(const Figure& figure, const std::string& format, const FigureSize& size = {}) {
    return render_figure(figure, find_format(format), size);
}

/// The numbers of every path and polyline of an SVG that has no other transform than the identity.
std::vector<QPointF> drawn_points(const QString& svg) {
    std::vector<QPointF> points;
    static const QRegularExpression shape(
        QStringLiteral("<(?:path[^>]* d|polyline[^>]* points)=\"([^\"]*)\""));
    static const QRegularExpression pair(QStringLiteral("(-?[0-9.e+-]+),(-?[0-9.e+-]+)"));
    auto shapes = shape.globalMatch(svg);
    while (shapes.hasNext()) {
        auto pairs = pair.globalMatch(shapes.next().captured(1));
        while (pairs.hasNext()) {
            const auto match = pairs.next();
            points.emplace_back(match.captured(1).toDouble(), match.captured(2).toDouble());
        }
    }
    return points;
}

} // namespace

class TestFigure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_png_has_exactly_the_asked_pixels_and_resolution() {
        for (const Figure& figure : all_figures()) {
            const QImage image =
                QImage::fromData(rendered(figure, "png", FigureSize::from_pixels(801, 603, 150)));
            QCOMPARE(image.size(), QSize(801, 603));
            QVERIFY(std::abs(image.dotsPerMeterX() * 0.0254 - 150) < 0.1);
        }
    }

    void a_pdf_has_the_asked_size_and_one_page() {
        for (const Figure& figure : all_figures()) {
            const QByteArray pdf = rendered(figure, "pdf", FigureSize::from_millimetres(160, 120));
            QVERIFY(pdf.startsWith("%PDF-"));
            static const QRegularExpression box(
                QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"));
            const auto match = box.match(QString::fromLatin1(pdf));
            QVERIFY(match.hasMatch());
            QVERIFY(std::abs(match.captured(1).toDouble() - 453.5) < 1);
            QVERIFY(std::abs(match.captured(2).toDouble() - 340.2) < 1);
        }
    }

    void an_svg_says_its_true_size_and_keeps_its_words() {
        const QString svg =
            QString::fromUtf8(rendered(plane(100), "svg", FigureSize::from_millimetres(160, 120)));
        static const QRegularExpression size(
            QStringLiteral("width=\"([0-9.]+)mm\" height=\"([0-9.]+)mm\""));
        const auto match = size.match(svg);
        QVERIFY(match.hasMatch());
        QVERIFY(std::abs(match.captured(1).toDouble() - 160) < 0.02);
        QVERIFY(std::abs(match.captured(2).toDouble() - 120) < 0.02);
        for (const char* words : {"longitude", "latitude", "A Gaussian", "samples"})
            QVERIFY2(svg.contains(QLatin1String(words)), words);
        QVERIFY(!svg.contains(QLatin1String("Sans Serif")));
    }

    void nothing_of_an_svg_lies_outside_the_page() {
        for (const Figure& figure : all_figures()) {
            const QString svg =
                QString::fromUtf8(rendered(figure, "svg", FigureSize::from_millimetres(160, 120)));
            const auto points = drawn_points(svg);
            QVERIFY(!points.empty() || dynamic_cast<const LayersFigure*>(figure.content.get()));
            for (const QPointF& point : points)
                QVERIFY(QRectF(-0.5, -0.5, 455, 342).contains(point));
        }
    }

    void few_points_are_vectors_and_many_are_one_image() {
        const auto images = [](Index points) {
            return rendered(plane(points), "svg").count("<image");
        };
        QCOMPARE(images(500), 2);  // density and colour bar
        QCOMPARE(images(5000), 4); // and two clouds
        QVERIFY(rendered(plane(20000), "svg").size() < 4000000);
        QVERIFY(rendered(curves(), "svg").count("<image") == 0);
    }

    void a_density_is_the_right_way_up() {
        auto grid = gaussian({-2, 2, -2, 2}, 2);
        grid->density = {0, 0, 0, 1}; // the top right cell of four
        grid->maximum = 1;
        auto content = std::make_shared<PlaneFigure>();
        content->view = grid->view;
        content->drawings = {drawing("density", {grid, {}, {}})};
        const Figure figure = of(std::move(content));
        const QImage image =
            QImage::fromData(rendered(figure, "png", FigureSize::from_pixels(800, 600)));
        QVERIFY(lightness(image.pixel(500, 120)) < lightness(image.pixel(500, 450)) - 20);
        QVERIFY(lightness(image.pixel(500, 120)) < lightness(image.pixel(250, 120)) - 20);
    }

    void clipping_cuts_lines_at_the_sides() {
        const QRectF box(0, 0, 10, 10);
        const auto pieces = clipped({{{-5, 5}, {5, 5}, {5, 20}, {8, 20}, {8, 5}}}, box);
        QCOMPARE(pieces.size(), std::size_t{2});
        QCOMPARE(pieces[0], QPolygonF({{0, 5}, {5, 5}, {5, 10}}));
        QCOMPARE(pieces[1], QPolygonF({{8, 10}, {8, 5}}));
        QVERIFY(clipped({{{-5, -5}, {-1, 20}}}, box).empty());
        QVERIFY(clipped({{{std::nan(""), 1}, {2, 2}}}, box).empty());
    }

    void files_appear_whole_or_not_at_all() {
        QTemporaryDir folder;
        for (const char* name : {"a.png", "a.svg", "a.PDF"}) {
            save_figure(curves(), folder.filePath(QLatin1String(name)));
            QVERIFY(QFile(folder.filePath(QLatin1String(name))).size() > 1000);
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 3);
    }

    void what_cannot_be_written_is_said() {
        const auto said = [](const auto& work) {
            try {
                work();
            } catch (const Error& error) {
                return QString::fromUtf8(error.what());
            }
            return QString();
        };
        const auto saving = [&](const char* name) {
            return said([&] { save_figure(curves(), QLatin1String(name)); });
        };
        const QString jpeg = saving("figure.jpg");
        QVERIFY2(jpeg.contains(QStringLiteral("figure.jpg")) &&
                     jpeg.contains(QStringLiteral("must end in .png, .svg")),
                 qPrintable(jpeg));
        QCOMPARE(saving("/nowhere/figure.png"),
                 QStringLiteral("/nowhere/figure.png cannot be written: there is no folder "
                                "/nowhere. Make it first."));
        const QString full =
            said([] { save_figure(curves(), QStringLiteral("/dev/full"), find_format("png")); });
        QVERIFY2(full.startsWith(QStringLiteral("/dev/full cannot be written: No space left")),
                 qPrintable(full));
        const QString wide =
            said([] { rendered(curves(), "png", FigureSize::from_pixels(1000000, 10)); });
        QVERIFY2(wide.contains(QStringLiteral("between 36 × 27 mm and 5 × 5 m")), qPrintable(wide));
    }
};

static const InProgram<TestFigure> test_figure(__FILE__);
#include "tst_figure.moc"
