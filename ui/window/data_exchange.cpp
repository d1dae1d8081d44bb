// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/data_exchange.h"

#include "core/io/readers/file_reader.h"
#include "core/math/error.h"
#include "core/picture/moment.h"
#include "core/tables/cell.h"
#include "core/tables/table.h"
#include "ui/draw/text.h"
#include "ui/draw/ticks.h"
#include "ui/session/project.h"
#include "ui/window/chosen_name.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QImage>
#include <QInputDialog>
#include <QMimeData>
#include <QSettings>
#include <QStringTokenizer>
#include <QUrl>

#include <algorithm>

namespace pushforward {

namespace {

bool is_local_file(const QMimeData& data) {
    return data.urls().size() == 1 && data.urls().constFirst().isLocalFile();
}

/// Whether one of the cells, parted as a spreadsheet parts them, is a number.
bool holds_numbers(const QString& text) {
    for (const QStringView line : QStringTokenizer{text, u'\n'})
        for (const QStringView cell : QStringTokenizer{line, u'\t'})
            if (read_cell(cell.toUtf8().toStdString(), DecimalSign::either).kind ==
                CellKind::number)
                return true;
    return false;
}

struct Pasted {
    Painting painting;
    QString sentence; ///< what is said about it
};

Pasted pasted_text(const QString& text) {
    const Table table =
        read_table_text(text.toStdString(), DataExchange::tr("The text").toStdString());
    const QString told =
        text_of(table.notes + (table.notes.empty() ? "" : " ") + table.left_out_reason).trimmed();
    return {Painting(Standardisation::from(table.points), table.points),
            told.isEmpty() ? DataExchange::tr("%1 points pasted").arg(grouped(table.points.cols()))
                           : told};
}

std::string png_of(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    constexpr int quick = 80; // of 100, which would not compress at all
    if (!image.save(&buffer, "PNG", quick))
        throw Error("The pasted image cannot be read. Save it as PNG, and open the file.");
    return bytes.toStdString();
}

/// As the image's file would be read with the reader's initial fields.
Pasted pasted_image(const QImage& image, double held_out, std::uint64_t seed) {
    const DataFile file =
        DataFile::in_memory(DataExchange::tr("The pasted image").toStdString(), png_of(image));
    const FileContents contents = read_data_file(file, settled_reading(file, {}), {});
    const auto data = prepare_points(
        drawn_points(contents.density, contents.count, contents.fresh, seed), held_out, seed);
    return {Painting(data->standardisation, Painting::ordered_by_place(data->points)),
            contents.notes.empty() ? DataExchange::tr("%1 points drawn from the pasted image")
                                         .arg(grouped(data->points.cols()))
                                   : text_of(contents.notes)};
}

Pasted pasted_text_or_image(const QString& text, const QImage& image, double held_out,
                            std::uint64_t seed) {
    try {
        return pasted_text(text);
    } catch (const Error&) {
        if (image.isNull()) throw;
    }
    return pasted_image(image, held_out, seed);
}

} // namespace

DataExchange::DataExchange(const Document& document, Run& run, DataOpener& opener,
                           Background& background, QWidget* window)
    : QObject(window),
      document_(document),
      run_(run),
      opener_(opener),
      background_(background),
      window_(window) {}

bool DataExchange::canTake(const QMimeData& data) {
    return is_local_file(data) || data.hasText() || data.hasImage();
}

void DataExchange::take(const QMimeData& data) {
    if (is_local_file(data)) {
        const QString path = data.urls().constFirst().toLocalFile();
        if (Project::isProject(path))
            Q_EMIT projectCame(path);
        else
            opener_.chooseFile({{}, path.toStdString(), {}, {}});
        return;
    }
    const QString text = data.text();
    QImage image; // a picture of cells is not asked for: it may take long to come
    if (!holds_numbers(text)) image = qvariant_cast<QImage>(data.imageData());
    if (data.hasText() || !image.isNull())
        takePoints(text, image);
    else
        Q_EMIT message(tr("The clipboard holds no data. Copy two columns of numbers, an image or "
                          "a file."),
                       true);
}

void DataExchange::paste() {
    const QMimeData nothing;
    const QMimeData* const data = QApplication::clipboard()->mimeData();
    take(data ? *data : nothing);
}

void DataExchange::takePoints(const QString& text, const QImage& image) {
    const Experiment& e = document_.experiment();
    const auto work = [this, text, image, held_out = e.held_out,
                       seed = e.seed]() -> Background::Deliver {
        return [this, pasted = pasted_text_or_image(text, image, held_out, seed)] {
            opener_.choosePainting(pasted.painting);
            Q_EMIT message(pasted.sentence, false);
        };
    };
    background_.run(this, work,
                    [this](const QString& sentence) { Q_EMIT message(sentence, true); });
}

QStringList DataExchange::nameFilters() {
    QStringList filters;
    for (const TableWriter& writer : table_writers()) {
        QStringList patterns;
        for (const std::string& ending : writer.endings)
            patterns += QStringLiteral("*.") + text_of(ending);
        filters += QStringLiteral("%1 (%2)").arg(text_of(writer.title), patterns.join(u' '));
    }
    return filters;
}

QString DataExchange::askForPath(const QString& title, const QString& name) {
    QSettings settings;
    const QString key = QStringLiteral("folders/points");
    QFileDialog file(window_, title, settings.value(key).toString());
    file.setAcceptMode(QFileDialog::AcceptSave);
    file.setNameFilters(nameFilters());
    const auto writerOf = [&file](const QString& filter) -> const TableWriter& {
        const auto chosen = std::max<qsizetype>(0, file.nameFilters().indexOf(filter));
        return table_writers()[static_cast<std::size_t>(chosen)];
    };
    const auto endAs = [&file, writerOf](const QString& filter) {
        file.setDefaultSuffix(text_of(writerOf(filter).endings.front()));
    };
    endAs(file.nameFilters().constFirst());
    connect(&file, &QFileDialog::filterSelected, &file, endAs);
    file.selectFile(name);
    if (file.exec() != QDialog::Accepted) return {};
    settings.setValue(key, file.directory().absolutePath());
    const QString path = file.selectedFiles().constFirst();
    // An ending that is typed says the format too; any other belongs to the name.
    QStringList endings{text_of(writerOf(file.selectedNameFilter()).endings.front())};
    for (const std::string& ending : table_endings()) endings += text_of(ending.substr(1));
    return withEnding(path, endings);
}

void DataExchange::askForFile(bool samples) {
    if (!samples) {
        if (!canSaveData()) return;
        const QString path = askForPath(tr("Save Data"), QStringLiteral("data"));
        if (!path.isEmpty()) saveData(path);
        return;
    }
    bool is_given = false;
    constexpr int usual = 10'000, most = 10'000'000;
    const int count =
        QInputDialog::getInt(window_, tr("Save Samples"), tr("Points to draw from the flow:"),
                             usual, 1, most, 1000, &is_given);
    if (!is_given) return;
    const QString path = askForPath(tr("Save Samples"), QStringLiteral("samples"));
    if (!path.isEmpty()) saveSamples(path, count);
}

bool DataExchange::canSaveData() {
    const std::shared_ptr<const TrainingData> data = run_.data();
    if (data && data->points.cols() > 0) return true;
    Q_EMIT message(data && data->energy
                       ? tr("There are no points to save: the flow is fitted to an energy. Save "
                            "samples of the flow instead.")
                       : tr("There are no points to save yet."),
                   true);
    return false;
}

void DataExchange::saveData(const QString& path) {
    if (!canSaveData()) return;
    const std::shared_ptr<const TrainingData> data = run_.data();
    save(path, [data] {
        const auto [first, second] = written_titles(data->first_title, data->second_title);
        return written_points(data->points, first, second, data->categories);
    });
}

void DataExchange::saveSamples(const QString& path, int count) {
    const std::shared_ptr<const Snapshot> snapshot = run_.snapshot();
    if (!snapshot) {
        Q_EMIT message(tr("There is no flow yet to draw from."), true);
        return;
    }
    save(path, [snapshot, count, data = run_.data()] {
        const auto [first, second] = written_titles(data->first_title, data->second_title);
        return written_points(sample_cloud({.snapshot = snapshot}, count, 1), first, second);
    });
}

void DataExchange::save(const QString& path, std::function<WrittenTable()> table) {
    const auto work = [this, path, table = std::move(table)]() -> Background::Deliver {
        find_writer(path.toStdString()); // an unknown ending is refused before the points are drawn
        const WrittenTable all = table();
        write_table(path.toStdString(), all);
        return [this, path, count = all.rows()] {
            Q_EMIT message(tr("%1 points saved in %2").arg(grouped(count), path), false);
        };
    };
    background_.run(this, work,
                    [this](const QString& sentence) { Q_EMIT message(sentence, true); });
}

} // namespace pushforward
