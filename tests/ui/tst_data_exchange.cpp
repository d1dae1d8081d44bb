// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"
#include "core/io/writers/table_writer.h"
#include "core/tables/table.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/look/actions.h"
#include "ui/window/chosen_name.h"
#include "ui/window/data_exchange.h"
#include "ui/window/main_window.h"
#include "ui/window/recent_files.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <cmath>

using namespace pushforward;

namespace {

Experiment small() {
    Experiment e = example_experiment();
    e.data.generator.values["count"] = std::int64_t{500};
    e.layers.resize(2);
    return validated(e);
}

/// As a spreadsheet hands over two columns.
QString two_columns() {
    QString text = QStringLiteral("weight\theight\r\n");
    for (int i = 0; i < 40; ++i)
        text += QStringLiteral("%1\t%2\r\n").arg(i % 7 + 0.25).arg(i % 11 - 3);
    return text;
}

/// White with a black disc, which lies around (−1.6, 0.8) with a radius of 1.2 where the picture's
/// sides go from −4 to 4.
QImage disc() {
    QImage image(200, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    painter.drawEllipse(QPoint(60, 80), 30, 30);
    return image;
}

bool lie_in_disc(const Points& points) {
    constexpr double pixel = 8.0 / 200;
    const auto from_middle = ((points.row(0) + 1.6).square() + (points.row(1) - 0.8).square());
    return (from_middle.sqrt() < 1.2 + 1.5 * pixel).all();
}

QImage white(int side) {
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

} // namespace

class DataExchangeTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;

    const DataSource& source() { return window_->document().experiment().data; }
    bool says(const QString& words) {
        return test::soon([&] { return window_->sentence().contains(words); });
    }
    void drop(QMimeData& data) {
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window_.get(), &event);
    }
    void paste(const QString& text, const QImage& image) {
        auto* const both = new QMimeData;
        if (!text.isEmpty()) both->setText(text);
        if (!image.isNull()) both->setImageData(image);
        QApplication::clipboard()->setMimeData(both);
        window_->actions().paste->trigger();
    }
    const Points& trained() { return window_->run().data()->points; }
    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void initTestCase() { testing::keep_settings_in(folder_.path()); }

    void init() {
        window_ = std::make_unique<MainWindow>(small());
        window_->show();
        QVERIFY(test::soon([&] { return window_->run().snapshot() != nullptr; }));
    }

    void cleanup() { window_.reset(); }

    void columns_from_a_spreadsheet_become_paint() {
        QApplication::clipboard()->setText(two_columns());
        window_->actions().paste->trigger();
        QVERIFY(test::soon([&] { return source().is_painting(); }));
        const Points points = source().painting->points();
        QCOMPARE(points.cols(), Index(40));
        QCOMPARE(points(0, 1), 1.25);
        QCOMPARE(points(1, 39), 3.0);
        window_->actions().undo->trigger();
        QVERIFY(source().is_generator());
    }

    void text_without_numbers_is_refused_by_a_sentence() {
        const Experiment before = window_->document().experiment();
        for (const QString& text : {QStringLiteral("dear reader"), QStringLiteral("1\t2\n3\t4\n"),
                                    QString(3000, QLatin1Char('(')), QStringLiteral("\n\n")}) {
            QApplication::clipboard()->setText(text);
            window_->actions().paste->trigger();
            QVERIFY2(says(QStringLiteral("The text")), qPrintable(window_->sentence()));
            QVERIFY(window_->document().experiment() == before);
            Q_EMIT window_->findChild<DataExchange*>()->message(QStringLiteral("-"), true);
        }
        QApplication::clipboard()->clear();
        window_->actions().paste->trigger();
        QVERIFY(says(QStringLiteral("no data")));
    }

    void an_image_is_a_density_that_points_are_drawn_from() {
        const Experiment before = window_->document().experiment();
        paste({}, disc());
        QVERIFY(test::soon([&] { return trained().cols() == 10000; }));
        QVERIFY(source().is_painting());
        QVERIFY(lie_in_disc(trained()));
        QVERIFY(std::abs(trained().row(0).mean() + 1.6) < 0.05);
        QVERIFY(std::abs(trained().row(1).mean() - 0.8) < 0.05);
        QVERIFY(window_->run().snapshot() != nullptr);
        window_->actions().undo->trigger();
        QVERIFY(window_->document().experiment() == before);
        QVERIFY(!window_->actions().undo->isEnabled());
        QVERIFY(test::soon([&] { return trained().cols() == 500; }));
    }

    void an_image_has_the_points_of_its_file() {
        QVERIFY(disc().save(path("disc.png")));
        window_->openFile(path("disc.png"));
        QVERIFY(test::soon([&] { return trained().cols() == 10000; }));
        const Points of_file = trained();
        const Standardisation frame = window_->run().data()->standardisation;
        paste({}, disc());
        QVERIFY(test::soon([&] { return source().is_painting(); }));
        QVERIFY((source().painting->points() == Painting::ordered_by_place(of_file)).all());
        QVERIFY(source().painting->frame() == frame);
    }

    void an_image_that_is_no_density_is_refused_by_a_sentence() {
        const Experiment before = window_->document().experiment();
        paste({}, white(90));
        QVERIFY2(says(QStringLiteral("holds no ink")), qPrintable(window_->sentence()));
        paste({}, white(1));
        QVERIFY2(says(QStringLiteral("1 × 1 pixels")), qPrintable(window_->sentence()));
        QVERIFY(window_->document().experiment() == before);
    }

    // A spreadsheet hands over a picture of the cells too.
    void of_text_and_an_image_text_with_numbers_is_taken() {
        const Experiment before = window_->document().experiment();
        paste(QStringLiteral("1\t2\r\n3\t4\r\n"), disc());
        QVERIFY2(says(QStringLiteral("The text has 2 usable rows")),
                 qPrintable(window_->sentence()));
        QVERIFY(window_->document().experiment() == before);
        paste(two_columns(), disc());
        QVERIFY(test::soon([&] { return source().is_painting(); }));
        QCOMPARE(source().painting->count(), Index(40));
        window_->actions().undo->trigger();
        paste(QStringLiteral("https://example.org/disc.png"), disc());
        QVERIFY(test::soon([&] { return source().is_painting(); }));
        QVERIFY(lie_in_disc(source().painting->points()));
    }

    void a_file_text_or_an_image_can_be_dropped() {
        QMimeData image;
        image.setImageData(disc());
        drop(image);
        QVERIFY(test::soon([&] { return source().is_painting(); }));
        QCOMPARE(source().painting->count(), Index(10000));
        QMimeData text;
        text.setText(two_columns());
        drop(text);
        QVERIFY(test::soon([&] { return source().painting->count() == 40; }));
        const QString table = path("table.csv");
        QFile file(table);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(two_columns().toUtf8());
        file.close();
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(table)});
        drop(files);
        QVERIFY(test::soon([&] { return source().file == table.toStdString(); }));
        QCOMPARE(window_->findChild<RecentFiles*>()->paths().constFirst(), table);
    }

    void recent_files_are_kept_and_those_that_are_gone_are_left_out() {
        auto* const recent = window_->findChild<RecentFiles*>();
        for (int i = 0; i < 12; ++i) {
            const QString one = path("recent%1.csv").arg(i);
            QFile file(one);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(two_columns().toUtf8());
            file.close();
            recent->add(one);
        }
        QVERIFY(QFile::remove(path("recent11.csv")));
        QCOMPARE(recent->paths().size(), RecentFiles::most - 1);
        QCOMPARE(recent->paths().constFirst(), path("recent10.csv"));
        Q_EMIT recent->aboutToShow();
        recent->actions().constFirst()->trigger();
        QVERIFY(test::soon([&] { return source().file == path("recent10.csv").toStdString(); }));
        recent->actions().constLast()->trigger();
        QVERIFY(recent->paths().isEmpty());
    }

    void a_name_without_the_chosen_ending_gets_it() {
        const QString png = QStringLiteral("png");
        QCOMPARE(withEnding(QStringLiteral("fig"), {png}), QStringLiteral("fig.png"));
        QCOMPARE(withEnding(QStringLiteral("fig.v2"), {png}), QStringLiteral("fig.v2.png"));
        QCOMPARE(withEnding(QStringLiteral("fig.PNG"), {png}), QStringLiteral("fig.PNG"));
        QCOMPARE(withEnding(QStringLiteral("a.b/points.npy"),
                            {QStringLiteral("csv"), QStringLiteral("npy")}),
                 QStringLiteral("a.b/points.npy"));
    }

    void what_is_saved_reads_back_as_the_same_numbers() {
        auto* const exchange = window_->findChild<DataExchange*>();
        const Points points = window_->run().data()->points;
        exchange->saveData(path("saved.csv"));
        QVERIFY(test::soon([&] { return QFile::exists(path("saved.csv")); }));
        const Table table = read_table_file(path("saved.csv").toStdString());
        QVERIFY((table.points == points).all());
        QCOMPARE(table.first_title, std::string("x0"));
        exchange->saveSamples(path("samples.csv"), 300);
        QVERIFY(test::soon([&] { return QFile::exists(path("samples.csv")); }));
        QCOMPARE(read_table_file(path("samples.csv").toStdString()).points.cols(), Index(300));
        exchange->saveData(path("saved.npy"));
        QVERIFY(test::soon([&] { return QFile::exists(path("saved.npy")); }));
        const DataFile array = open_data_file(path("saved.npy").toStdString());
        const FileContents contents = read_data_file(array, settled_reading(array, {}), {});
        QVERIFY((contents.table.points == points).all());
        exchange->saveData(path("no/such/folder.csv"));
        QVERIFY(says(QStringLiteral("folder")));
    }

    void every_writer_is_offered_and_an_unknown_ending_is_refused() {
        const QStringList filters = DataExchange::nameFilters();
        QCOMPARE(filters.size(), static_cast<qsizetype>(table_writers().size()));
        QCOMPARE(filters.constFirst(), QStringLiteral("Table (*.csv *.txt)"));
        auto* const exchange = window_->findChild<DataExchange*>();
        exchange->saveSamples(path("samples.xlsx"), 300);
        QVERIFY2(says(QStringLiteral("samples.xlsx cannot be written: no table format has the "
                                     "ending .xlsx. Choose a name that ends in .csv, .txt or "
                                     ".npy.")),
                 qPrintable(window_->sentence()));
        QVERIFY(!QFile::exists(path("samples.xlsx")));
    }
};

static const InProgram<DataExchangeTest> data_exchange_test(__FILE__);
#include "tst_data_exchange.moc"
