// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/data_fields.h"

#include "core/data/dataset.h"
#include "core/io/readers/file_reader.h"
#include "core/tables/class_weights.h"
#include "core/targets/energy.h"
#include "core/train/shapings/shaping.h"
#include "ui/forms/kind_choice.h"

#include <algorithm>
#include <utility>

namespace pushforward {

namespace {

const std::string held_out = "held_out", seed = "seed";
const std::string first = "first_column", second = "second_column";
const std::string first_log = "first_log", second_log = "second_log", category = "category";
const std::string class_weights = "class_weights";
const std::string class_weight = "class_weight/"; // before the name of a class
const std::string shaping = "shaping";
const std::string shaping_field = "shaping/"; // before the key of one of its own fields

// Those that are trained on: what the experiment names, or what was taken where it names none.
ColumnChoice columns_of(const Experiment& e, const TrainingData& data) {
    return e.data.columns.first.empty() ? data.columns : e.data.columns;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

bool can_choose(const Experiment& e, const TrainingData* data) {
    if (e.fits_energy() || !e.data.is_file() || !data || data->numeric_columns.size() < 2)
        return false;
    const ColumnChoice chosen = columns_of(e, *data);
    return has(data->numeric_columns, chosen.first) && has(data->numeric_columns, chosen.second);
}

Field column_field(const std::string& key, const char* title, const char* help,
                   const TrainingData& data) {
    ChoiceField choice{data.numeric_columns.front(), {}};
    for (const std::string& name : data.numeric_columns) choice.choices.push_back({name, name});
    return {key, title, "", help, choice};
}

Field category_field(const TrainingData& data) {
    ChoiceField choice{"", {{"", "one colour"}}};
    for (const std::string& name : data.class_columns) choice.choices.push_back({name, name});
    return {category, "Colour by", "",
            "A column whose values are the classes of the points, at most " +
                std::to_string(Categories::most) + " of them.",
            choice};
}

Field log_field(const std::string& key, const char* title, const char* help) {
    return {key, title, "", help, BoolField{false}};
}

/// The columns of a table, and the weights of its classes.
void add_column_fields(std::vector<Field>& fields, const Experiment& e, const TrainingData& data) {
    fields.push_back(column_field(first, "x₁", "The column of the horizontal axis.", data));
    fields.push_back(log_field(first_log, "log₁₀ of x₁",
                               "The logarithm in place of the column's numbers; rows without one "
                               "are left out."));
    fields.push_back(column_field(second, "x₂", "The column of the vertical axis.", data));
    fields.push_back(log_field(second_log, "log₁₀ of x₂",
                               "The logarithm in place of the column's numbers; rows without one "
                               "are left out."));
    fields.push_back(category_field(data));
    const std::string& wanted = e.data.columns.category;
    const bool are_of_another = has(data.class_columns, wanted) && wanted != data.columns.category;
    if (wanted.empty() || are_of_another) return; // until those of this one are read
    for (const std::string& name : data.categories.names)
        fields.push_back({class_weight + name, name, "",
                          "How much the points of this class count beside the others'; 0 leaves "
                          "them out.",
                          RealField{1, 0, largest_class_weight, false}});
}

Field shaping_kind_field() {
    return kindField(shaping_kinds(), shaping, "Scale",
                     "In which coordinates the flow works; numbers are told in those of the data "
                     "all the same.");
}

ClassWeights class_weights_of(const Experiment& e) {
    const auto text = e.shaping.values.find(class_weights);
    return text == e.shaping.values.end()
               ? ClassWeights()
               : parse_class_weights(std::get<std::string>(text->second));
}

void set_column(ColumnChoice& chosen, const std::string& key, const Value& value) {
    if (key == first_log) {
        chosen.first_log = std::get<bool>(value);
    } else if (key == second_log) {
        chosen.second_log = std::get<bool>(value);
    } else if (key == category) {
        chosen.category = std::get<std::string>(value);
    } else {
        const ColumnChoice before = chosen;
        (key == first ? chosen.first : chosen.second) = std::get<std::string>(value);
        if (chosen.first != chosen.second) return;
        chosen.first = before.second;
        chosen.second = before.first;
        std::swap(chosen.first_log, chosen.second_log);
    }
}

/// What is done to measured points; the shape of a noise only where there is one.
void add_shaping_fields(std::vector<Field>& fields, const Spec& spec) {
    for (Field field : find_kind(shaping_kinds(), spec.kind, "shaping").fields) {
        if (field.key == class_weights) continue; // each class has its own
        if (field.key == "tie_shape" && spec.real("tie_noise") == 0) continue;
        field.key.insert(0, shaping_field);
        fields.push_back(std::move(field));
    }
}

// The form of how a file is read stands for the reader that was found, too.
bool has_reading(const Experiment& e, const TrainingData* data) {
    return !e.fits_energy() && e.data.is_file() && data && !data->reading.kind.empty();
}

// What the document says of it, and where it says nothing what was found.
Spec reading_of(const Experiment& e, const TrainingData& data) {
    Spec reading = e.data.reading.kind == data.reading.kind ? e.data.reading : data.reading;
    reading.values.insert(data.reading.values.begin(), data.reading.values.end());
    return reading;
}

} // namespace

std::vector<Field> dataFields(const Experiment& e, const TrainingData* data) {
    std::vector<Field> fields;
    const Field seed_field = {seed, "Seed", "",
                              "Draws the points, the split, the first weights and the minibatches.",
                              IntField{1, 0, 999999999, false}};
    if (e.fits_energy()) {
        fields = find_kind(energy_kinds(), e.target.kind, "energy").fields;
        fields.push_back(shaping_kind_field());
        // A text is typed in its own editor.
        std::erase_if(fields, [](const Field& field) {
            return std::holds_alternative<TextField>(field.type);
        });
        fields.push_back(seed_field);
        return fields;
    }
    if (e.data.is_generator())
        fields = find_kind(dataset_kinds(), e.data.generator.kind, "data set").fields;
    if (can_choose(e, data)) add_column_fields(fields, e, *data);
    if (has_reading(e, data) && data->generator) // those of tables are in the dialog of columns
        std::ranges::copy(find_reader(data->reading.kind).fields, std::back_inserter(fields));
    // A painting keeps its frame, so that training goes on while it changes.
    if (!e.data.is_painting()) fields.push_back(shaping_kind_field());
    if (e.data.is_file() && !(data && data->generator)) add_shaping_fields(fields, e.shaping);
    fields.push_back({held_out, "Held out", "%",
                      "The share of the points that is kept from training, to judge it by.",
                      RealField{20, 1, 75, false}});
    fields.push_back(seed_field);
    return fields;
}

std::map<std::string, Value> dataValues(const Experiment& e, const TrainingData* data) {
    std::map<std::string, Value> values =
        e.fits_energy() ? e.target.values : e.data.generator.values;
    if (has_reading(e, data)) values = reading_of(e, *data).values;
    values[shaping] = e.shaping.kind;
    for (const auto& [key, value] : e.shaping.values) values[shaping_field + key] = value;
    values[held_out] = e.held_out * 100;
    values[seed] = static_cast<std::int64_t>(e.seed);
    if (can_choose(e, data)) {
        const ColumnChoice chosen = columns_of(e, *data);
        values[first] = chosen.first;
        values[second] = chosen.second;
        values[first_log] = chosen.first_log;
        values[second_log] = chosen.second_log;
        const bool is_known = chosen.category.empty() || has(data->class_columns, chosen.category);
        values[category] = is_known ? chosen.category : data->columns.category;
        const ClassWeights weights = class_weights_of(e);
        for (const std::string& name : data->categories.names) {
            const auto found = weights.find(name);
            values[class_weight + name] = found == weights.end() ? 1.0 : found->second;
        }
    }
    return values;
}

void setDataValue(Experiment& e, const TrainingData* data, const std::string& key,
                  const Value& value) {
    if (key == held_out) {
        e.held_out = std::get<double>(value) / 100;
    } else if (key.starts_with(class_weight)) {
        ClassWeights weights = class_weights_of(e);
        weights[key.substr(class_weight.size())] = std::get<double>(value);
        e.shaping.values[class_weights] = class_weights_text(weights);
    } else if (key == shaping) {
        e.shaping.kind = std::get<std::string>(value);
    } else if (key.starts_with(shaping_field)) {
        e.shaping.values[key.substr(shaping_field.size())] = value;
    } else if (key == seed) {
        e.seed = static_cast<std::uint64_t>(std::get<std::int64_t>(value));
    } else if (e.fits_energy()) {
        e.target.values[key] = value;
    } else if (has_reading(e, data) && data->reading.values.contains(key)) {
        e.data.reading = reading_of(e, *data);
        e.data.reading.values[key] = value;
    } else if (e.data.is_file() && data) {
        ColumnChoice chosen = columns_of(e, *data);
        set_column(chosen, key, value);
        if (key == category) e.shaping.values[class_weights] = std::string();
        e.data.columns = chosen;
    } else {
        e.data.generator.values[key] = value;
    }
}

} // namespace pushforward
