// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/io/readers/file_reader.h"
#include "tests/support/test_program.h"
#include "ui/panels/data/data_fields.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace pushforward;

namespace {

bool has(const std::vector<Field>& fields, const std::string& key) {
    return std::ranges::find(fields, key, &Field::key) != fields.end();
}

Experiment of_file() {
    Experiment e = example_experiment();
    e.data = {{}, ":/data/faithful.csv", {}, {}};
    return validated(e);
}

} // namespace

class DataFieldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void every_field_has_its_value() {
        Experiment energy = with_target(example_experiment(), Spec{"u1", {}});
        Experiment noisy = of_file();
        noisy.shaping.values["tie_noise"] = 1.0;
        for (const Experiment& e : {example_experiment(), of_file(), noisy, validated(energy)}) {
            const auto values = dataValues(e, nullptr);
            std::set<std::string> keys;
            for (const Field& field : dataFields(e, nullptr)) {
                QVERIFY2(values.contains(field.key), field.key.c_str());
                QVERIFY2(keys.insert(field.key).second, field.key.c_str());
            }
            QVERIFY(keys.contains("shaping") && keys.contains("seed"));
            QCOMPARE(keys.contains("held_out"), !e.fits_energy());
        }
    }

    void what_is_for_measured_points_is_offered_for_them_alone() {
        QVERIFY(!has(dataFields(example_experiment(), nullptr), "shaping/subsample"));
        Experiment e = of_file();
        QVERIFY(has(dataFields(e, nullptr), "shaping/subsample"));
        QVERIFY(!has(dataFields(e, nullptr), "shaping/tie_shape"));
        setDataValue(e, nullptr, "shaping/tie_noise", 1.0);
        QVERIFY(has(dataFields(e, nullptr), "shaping/tie_shape"));
    }

    void a_painting_keeps_the_coordinates_that_it_has() {
        Experiment e = example_experiment();
        e.data.painting = Painting();
        QVERIFY(!has(dataFields(e, nullptr), "shaping"));
        QVERIFY(has(dataFields(e, nullptr), "held_out"));
    }

    void an_edit_reaches_the_experiment() {
        Experiment e = of_file();
        setDataValue(e, nullptr, "shaping", std::string("whiten"));
        setDataValue(e, nullptr, "shaping/subsample", std::int64_t{200});
        setDataValue(e, nullptr, "shaping/tie_noise", 0.5);
        setDataValue(e, nullptr, "shaping/tie_shape", std::string("gaussian"));
        setDataValue(e, nullptr, "held_out", 30.0);
        setDataValue(e, nullptr, "seed", std::int64_t{7});
        e = validated(e);
        QCOMPARE(e.shaping.kind, std::string("whiten"));
        QCOMPARE(e.shaping.integer("subsample"), 200);
        QCOMPARE(e.shaping.real("tie_noise"), 0.5);
        QCOMPARE(e.shaping.choice("tie_shape"), std::string("gaussian"));
        QCOMPARE(e.held_out, 0.3);
        QCOMPARE(e.seed, std::uint64_t{7});
        QVERIFY(e.data.generator.values.empty());
    }

    void a_picture_has_the_fields_of_its_reading() {
        Experiment e = of_file();
        e.data.file = "/a/picture.png";
        TrainingData data;
        data.reading = validated_reading(parse_spec("image(blur=2)"));
        data.generator = make(dataset_kinds(), parse_spec("moons"), "data set");
        for (const char* key : {"ink", "threshold", "blur", "count", "fresh"})
            QVERIFY2(has(dataFields(e, &data), key), key);
        QVERIFY(!has(dataFields(e, &data), "shaping/tie_noise"));
        QVERIFY(dataValues(e, &data).at("blur") == Value(2.0));
        setDataValue(e, &data, "ink", std::string("light"));
        setDataValue(e, &data, "threshold", 0.5); // before the first edit is read
        QVERIFY(e.data.reading == parse_spec("image(ink=light, threshold=0.5, blur=2.0, "
                                             "count=10000, fresh=true)"));
        QVERIFY(dataValues(e, &data).at("threshold") == Value(0.5));
        QVERIFY(!has(dataFields(example_experiment(), &data), "ink"));
    }
};

static const InProgram<DataFieldsTest> data_fields_test(__FILE__);
#include "tst_data_fields.moc"
