// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_data.h"

#include "core/io/readers/file_reader.h"
#include "core/io/shipped_tables.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/table.h"
#include "core/tables/table_reference.h"
#include "core/train/painted_data.h"
#include "core/train/shape_points.h"
#include "core/train/shaping.h"

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

/// Whether the density is that of the kind's table of entropies, so that the floor takes no time.
bool has_initial_density(const Spec& generator) {
    const DatasetKind& kind = find_kind(dataset_kinds(), generator.kind, "data set");
    const Spec spec = validate(kind, generator), initial = initial_spec(kind);
    return std::ranges::all_of(spec.values, [&](const auto& entry) {
        const auto& [key, value] = entry;
        return key == "count" || key == "fresh" || initial.values.at(key) == value;
    });
}

std::string title_of(const std::string& file) {
    for (const ShippedTable& table : shipped_tables())
        if (table.file == file) return table.title;
    return QFileInfo(QString::fromStdString(file)).fileName().toStdString();
}

/// Points of a table, shaped. What was done to them is added to the notes.
std::shared_ptr<TrainingData> prepare_table(Table table, double held_out, std::uint64_t seed,
                                            const Spec& shaping, const Reading* reading) {
    ShapedPoints shaped =
        shape_points({std::move(table.points), std::move(table.categories)}, shaping,
                     {table.first_title, table.second_title}, seed, reading);
    auto data = prepare_points(std::move(shaped.points), held_out, seed, shaping.kind, false,
                               reading, std::move(shaped.categories));
    data->first_title = table.first_title;
    data->second_title = table.second_title;
    data->columns = table.columns;
    data->numeric_columns = table.numeric_columns;
    data->class_columns = table.class_columns;
    data->rows_read = table.rows_read;
    data->notes = table.left_out_reason + (table.left_out_reason.empty() ? "" : " ") + shaped.notes;
    return data;
}

std::shared_ptr<TrainingData> open_painting(const Painting& painting, double held_out,
                                            std::uint64_t seed) {
    if (painting.count() < fewest_points)
        throw Error("The painting has only " + std::to_string(painting.count()) +
                    " points; training needs at least " + std::to_string(fewest_points) +
                    ". Paint some more.");
    return prepare_painting(painting, held_out, seed);
}

std::shared_ptr<TrainingData> open_file(const DataSource& source, double held_out,
                                        std::uint64_t seed, const Spec& shaping, Reading* reading) {
    DataFile file = open_data_file(source.file);
    file.watch(reading);
    const Spec how = settled_reading(file, source.reading);
    FileContents contents = read_data_file(file, how, {source.columns});
    std::shared_ptr<TrainingData> data;
    try {
        if (contents.density) {
            data = prepare_density(contents.density, contents.count, contents.fresh, held_out, seed,
                                   shaping.kind);
            data->floor = contents.density->entropy();
        } else {
            data = prepare_table(std::move(contents.table), held_out, seed, shaping, reading);
        }
    } catch (const CancelledError&) {
        throw;
    } catch (const Error& error) {
        throw Error(file.name() + ": " + error.what());
    }
    data->title = title_of(source.file);
    data->reading = how;
    if (!data->notes.empty() && !contents.notes.empty()) contents.notes += ' ';
    data->notes = contents.notes + data->notes;
    return data;
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

std::shared_ptr<const TrainingData> open_data(const DataSource& source, double held_out,
                                              std::uint64_t seed, bool with_floor,
                                              const Spec& shaping, Reading* reading) {
    if (source.is_painting()) return open_painting(*source.painting, held_out, seed);
    if (source.is_file()) {
        const std::string& key = shaping.kind.empty() ? shaping_kinds().front().key : shaping.kind;
        const Spec whole =
            validate(find_kind(shaping_kinds(), key, "shaping"), {key, shaping.values});
        return open_file(source, held_out, seed, whole, reading);
    }
    auto data = prepare_dataset(source.generator, held_out, seed, shaping.kind);
    if (with_floor || has_initial_density(source.generator)) data->floor = data->source->entropy();
    return data;
}

std::shared_ptr<const TrainingData> open_source(const Experiment& experiment, bool with_floor,
                                                Reading* reading) {
    if (experiment.fits_energy()) return prepare_energy(experiment.target, experiment.shaping.kind);
    return open_data(experiment.data, experiment.held_out, experiment.seed, with_floor,
                     experiment.shaping, reading);
}

} // namespace pushforward
