// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_data.h"

#include "core/io/readers/file_reader.h"
#include "core/io/shipped_tables.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/table.h"
#include "core/tables/table_reference.h"
#include "core/train/shape_points.h"
#include "core/train/shapings/shaping.h"
#include "core/train/training_data.h"

#include <QFileInfo>

#include <algorithm>

namespace pushforward {

namespace {

const ShippedTable* find_shipped(const std::string& key) {
    const auto& tables = shipped_tables();
    const auto found = std::ranges::find(tables, key, &ShippedTable::key);
    return found == tables.end() ? nullptr : &*found;
}

/// A word that may be a key: no dot, no slash, no column.
bool is_word(const std::string& text) {
    return !text.empty() &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == text.npos;
}

bool is_generator(const std::string& kind) {
    return std::ranges::any_of(dataset_kinds(),
                               [&](const DatasetKind& known) { return known.key == kind; });
}

[[noreturn]] void refuse_key(const std::string& key) {
    std::vector<std::string> known;
    for (const DatasetKind& kind : dataset_kinds()) known.push_back(kind.key);
    for (const ShippedTable& table : shipped_tables()) known.push_back(table.key);
    throw Error("There is no data set called " + shown(key) + ", and no such file. " +
                suggestion(key, known));
}

std::string title_of(const std::string& file) {
    for (const ShippedTable& table : shipped_tables())
        if (table.file == file) return table.title;
    return QFileInfo(QString::fromStdString(file)).fileName().toStdString();
}

/// Points of a table, shaped. What was done to them is added to the notes.
SourcePoints shaped_points(Table table, const Spec& shaping, std::uint64_t seed,
                           const Reading* reading) {
    ShapedPoints shaped =
        shape_points({std::move(table.points), std::move(table.categories)}, shaping,
                     {table.first_title, table.second_title}, seed, reading);
    SourcePoints source;
    source.points = std::move(shaped.points);
    source.categories = std::move(shaped.categories);
    source.about.first_title = table.first_title;
    source.about.second_title = table.second_title;
    source.about.columns = table.columns;
    source.about.numeric_columns = table.numeric_columns;
    source.about.class_columns = table.class_columns;
    source.about.rows_read = table.rows_read;
    source.about.form = table.form;
    for (const std::string& sentences : {table.notes, table.left_out_reason, shaped.notes})
        if (!sentences.empty())
            source.about.notes += (source.about.notes.empty() ? "" : " ") + sentences;
    return source;
}

std::shared_ptr<const TrainingData> open_painting(const DataRequest& request) {
    const Painting& painting = *request.source.painting;
    if (painting.count() < fewest_points)
        throw Error("The painting has only " + std::to_string(painting.count()) +
                    " points; training needs at least " + std::to_string(fewest_points) +
                    ". Paint some more.");
    return prepare_painting(painting, request.held_out, request.seed);
}

std::shared_ptr<const TrainingData> open_file(const DataRequest& request, Reading* reading) {
    const std::string& key =
        request.shaping.kind.empty() ? shaping_kinds().front().key : request.shaping.kind;
    const Spec shaping =
        validate(find_kind(shaping_kinds(), key, "shaping"), {key, request.shaping.values});
    const DataFile file = open_data_file(request.source.file, reading);
    const Spec how = settled_reading(file, request.source.reading);
    FileContents contents = read_data_file(file, how, {request.source.columns});
    try {
        SourcePoints source;
        if (contents.density) {
            source = drawn_points(contents.density, contents.count, contents.fresh, request.seed);
            source.floor = contents.density->entropy();
        } else {
            source = shaped_points(std::move(contents.table), shaping, request.seed, reading);
        }
        source.about.title = title_of(request.source.file);
        source.about.reading = how;
        if (!source.about.notes.empty() && !contents.notes.empty()) contents.notes += ' ';
        source.about.notes = contents.notes + source.about.notes;
        return prepare_points(std::move(source), request.held_out, request.seed, shaping.kind,
                              reading);
    } catch (const CancelledError&) {
        throw;
    } catch (const Error& error) {
        throw Error(file.name() + ": " + error.what());
    }
}

} // namespace

DataSource parse_data_source(const std::string& text) {
    DataSource source;
    const std::string key = text.substr(0, text.find_first_of("( "));
    if (is_generator(key)) {
        source.generator = parse_spec(text);
        return source;
    }
    if (const ShippedTable* table = find_shipped(text)) {
        source.file = table->file;
        source.columns = table->columns;
        return source;
    }
    if (is_word(key) && !QFileInfo::exists(QString::fromStdString(text))) refuse_key(key);
    const TableReference reference = parse_table_reference(text);
    source.file =
        QFileInfo(QString::fromStdString(reference.file)).absoluteFilePath().toStdString();
    source.columns = reference.columns;
    return source;
}

std::shared_ptr<const TrainingData> open_source(const DataRequest& request, bool with_floor,
                                                Reading* reading) {
    if (request.fits_energy()) return prepare_energy(request.target, request.shaping.kind);
    if (request.is_painting()) return open_painting(request);
    if (request.is_file()) return open_file(request, reading);
    return prepare_dataset(request.source.generator, request.held_out, request.seed,
                           request.shaping.kind, with_floor);
}

} // namespace pushforward
