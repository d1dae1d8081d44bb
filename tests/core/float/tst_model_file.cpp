// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/model_file.h"
#include "core/io/open_data.h"
#include "core/math/error.h"
#include "core/train/trainer.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <limits>

using namespace pushforward;

namespace {

/// The message of the Error that a call throws; empty when it throws none.
std::string error_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

Experiment small_experiment() {
    Experiment e = example_experiment();
    e.data.generator.values["count"] = std::int64_t{400};
    e.layers = parse_layers("actnorm, 2*affine-coupling(hidden=8)");
    e.batch = 32;
    e.steps = 20;
    return validated(e);
}

ModelFile trained(const Experiment& experiment, int steps) {
    const auto data = open_source(request_of(experiment), false);
    Trainer trainer(experiment, data);
    for (int i = 0; i < steps; ++i) trainer.step();
    ModelFile model;
    model.experiment = experiment;
    model.snapshot = trainer.take_snapshot();
    model.title = "Moons “two”";
    model.first_title = "x₁";
    model.second_title = "x₂";
    model.floor = 2.393866;
    model.metrics = trainer.take_metrics();
    return model;
}

} // namespace

class ModelFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void an_experiment_comes_back_as_it_was() {
        Experiment e = small_experiment();
        e.seed = std::numeric_limits<std::uint64_t>::max();
        e.held_out = 0.1 + 0.2;
        e.optimizer.values["learning_rate"] = 1.0 / 3000;
        e.optimizer.values["clip"] = 5.0; // a real that looks whole
        e = validated(e);
        write_model(path("experiment.json"), {e, nullptr, {}, {}, {}, {}, {}, {}});
        const ModelFile read = read_model(path("experiment.json"));
        QVERIFY(read.experiment == e);
        QVERIFY(!read.snapshot);
    }

    void a_painting_comes_back_bit_for_bit() {
        Experiment e = small_experiment();
        Standardisation frame;
        frame.mean = {1e6 + 1.0 / 3, -2};
        frame.scale = {1e-3, 7};
        frame.shear = -0.3;
        Random random(3);
        Points points(2, 5000);
        for (double& x : points.reshaped()) x = random.normal() / 3;
        e.data = {};
        e.data.painting = Painting(frame, points);
        write_model(path("painting.json"), {e, nullptr, {}, {}, {}, {}, {}, {}});
        QVERIFY(read_model(path("painting.json")).experiment == e);
        e.data.painting = Painting(frame);
        write_model(path("painting.json"), {e, nullptr, {}, {}, {}, {}, {}, {}});
        QVERIFY(read_model(path("painting.json")).experiment == e);
        QVERIFY(holds(error_of([&] { open_source({e.data}); }), "has only 0 points"));
    }

    void seeds_around_53_bits_are_exact() {
        Experiment e = small_experiment();
        for (const std::uint64_t seed :
             {std::uint64_t{0}, (std::uint64_t{1} << 53) - 1, std::uint64_t{1} << 53,
              (std::uint64_t{1} << 53) + 1, std::uint64_t{1} << 63}) {
            e.seed = seed;
            write_model(path("seed.json"), {e, nullptr, {}, {}, {}, {}, {}, {}});
            QCOMPARE(read_model(path("seed.json")).experiment.seed, seed);
        }
    }

    void a_model_comes_back_bit_for_bit() {
        const ModelFile model = trained(small_experiment(), 12);
        write_model(path("model.json"), model);
        const ModelFile read = read_model(path("model.json"));
        const Snapshot &a = *model.snapshot, &b = *read.snapshot;
        QVERIFY(read.experiment == model.experiment);
        QCOMPARE(b.step, a.step);
        QVERIFY(b.parameters == a.parameters);
        QVERIFY(b.optimizer_state == a.optimizer_state);
        QCOMPARE(b.random_state, a.random_state);
        QCOMPARE(b.loss_sum, a.loss_sum);
        QCOMPARE(b.loss_count, a.loss_count);
        QVERIFY(b.flow->standardisation() == a.flow->standardisation());
        QCOMPARE(read.title, model.title);
        QCOMPARE(read.second_title, model.second_title);
        QVERIFY(read.floor == model.floor);
        QVERIFY(!read.gaussian_nll);
        QCOMPARE(read.metrics.size(), model.metrics.size());
        QCOMPARE(read.metrics.back().train_loss, model.metrics.back().train_loss);
        QVERIFY(read.metrics.back().held_out_loss == model.metrics.back().held_out_loss);
    }

    void a_whitened_model_comes_back_bit_for_bit() {
        Experiment e = small_experiment();
        e.shaping.kind = "whiten";
        const ModelFile model = trained(validated(e), 3);
        write_model(path("white.json"), model);
        const ModelFile read = read_model(path("white.json"));
        QVERIFY(read.experiment == model.experiment);
        const Standardisation& units = model.snapshot->flow->standardisation();
        QVERIFY(units.shear != 0 && read.snapshot->flow->standardisation() == units);
    }

    void a_file_of_before_there_were_shapings_is_standardised() {
        const ModelFile model = trained(small_experiment(), 3);
        write_model(path("before.json"), model);
        QFile file(QString::fromStdString(path("before.json")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        QJsonObject experiment = root["experiment"].toObject();
        QVERIFY(experiment.contains("shaping") && !root["data"].toObject().contains("shear"));
        experiment.remove("shaping");
        root["experiment"] = experiment;
        file.resize(0);
        file.write(QJsonDocument(root).toJson());
        file.close();
        QVERIFY(read_model(path("before.json")).experiment == model.experiment);
    }

    void training_goes_on_as_if_it_had_never_stopped_data() {
        QTest::addColumn<QString>("optimizer");
        QTest::addColumn<QString>("schedule");
        QTest::newRow("plain") << "adam"
                               << "constant";
        QTest::newRow("averaged") << "adamw(averaging=0.9)"
                                  << "constant";
        QTest::newRow("watching the loss") << "sgd(averaging=0.9, learning_rate=1e-3)"
                                           << "plateau(patience=10, threshold=1)";
    }

    void training_goes_on_as_if_it_had_never_stopped() {
        QFETCH(QString, optimizer);
        QFETCH(QString, schedule);
        Experiment e = small_experiment();
        e.optimizer = parse_spec(optimizer.toStdString());
        e.schedule = parse_spec(schedule.toStdString());
        e = validated(e);
        const ModelFile whole = trained(e, 20);
        write_model(path("half.json"), trained(e, 7));
        const ModelFile half = read_model(path("half.json"));
        Trainer trainer(half.experiment, open_source(request_of(e), false), half.snapshot.get());
        while (!trainer.finished()) QVERIFY(trainer.step());
        QVERIFY(trainer.take_snapshot()->parameters == whole.snapshot->parameters);
        QVERIFY(trainer.take_snapshot()->training_parameters ==
                whole.snapshot->training_parameters);
        QVERIFY(trainer.take_snapshot()->optimizer_state == whole.snapshot->optimizer_state);
        QVERIFY(trainer.take_snapshot()->schedule_state == whole.snapshot->schedule_state);
        QCOMPARE(trainer.take_snapshot()->learning_rate, whole.snapshot->learning_rate);
    }

    void a_data_file_is_named_from_the_folder_of_the_model() {
        QVERIFY(QDir(folder_.path()).mkpath("a/b"));
        Experiment e = small_experiment();
        e.data = {{}, path("a/points.csv"), "one", "two"};
        write_model(path("a/b/model.json"), {e, nullptr, {}, {}, {}, {}, {}, {}});
        QVERIFY(text_of("a/b/model.json").contains("\"../points.csv\""));
        QCOMPARE(read_model(path("a/b/model.json")).experiment.data.file, path("a/points.csv"));

        e.data.file = ":/data/faithful.csv";
        write_model(path("a/b/model.json"), {e, nullptr, {}, {}, {}, {}, {}, {}});
        QCOMPARE(read_model(path("a/b/model.json")).experiment.data.file, e.data.file);
    }

    void every_cut_of_a_model_is_refused_with_its_name() {
        write_model(path("model.json"), trained(small_experiment(), 1));
        const QByteArray whole = text_of("model.json").trimmed();
        for (qsizetype length = 0; length < whole.size(); length += 97) {
            write_text("cut.json", whole.left(length));
            const std::string error = error_of([&] { read_model(path("cut.json")); });
            QVERIFY2(holds(error, path("cut.json")), qPrintable(QString::number(length)));
            QVERIFY(error.ends_with('.'));
        }
    }

    void an_edited_model_is_refused_with_the_field_data();
    void an_edited_model_is_refused_with_the_field();

    void a_changed_parameter_is_refused() {
        write_model(path("model.json"), trained(small_experiment(), 1));
        QByteArray text = text_of("model.json");
        const qsizetype at = text.indexOf("\"float32\":\"") + 15;
        text[at] = text[at] == 'A' ? 'B' : 'A';
        write_text("edited.json", text);
        QVERIFY(holds(error_of([&] { read_model(path("edited.json")); }), "checksum"));
    }

    void what_is_no_file_is_refused() {
        QVERIFY(holds(error_of([&] { read_model(path("none.json")); }), "There is no file"));
        QVERIFY(holds(error_of([&] { read_model(folder_.path().toStdString()); }), "is a folder"));
        write_text("junk", QByteArray("\x7f\x45\x4c\x46\x00\xff\xfe", 7));
        QVERIFY(holds(error_of([&] { read_model(path("junk")); }), path("junk")));
        QVERIFY(holds(error_of([&] { read_model("/dev/zero"); }), "larger than"));
    }

    void a_file_that_cannot_be_written_is_refused() {
        const auto refusal = [](const std::string& where) {
            return error_of([&] { write_file(where, std::string(100000, 'x')); });
        };
        QVERIFY(holds(refusal(path("no/such/folder.json")), "there is no folder"));
        QVERIFY(holds(refusal(folder_.path().toStdString()), "is a folder"));
        write_text("file", "x");
        QVERIFY(holds(refusal(path("file/inside.json")), "is not a folder"));
        QVERIFY(holds(refusal("/dev/full"), "No space left"));
        QVERIFY(holds(refusal("/proc/model.json"), "/proc/model.json"));
        QVERIFY(holds(refusal(""), "No name"));
    }

    void a_question_whether_it_can_be_written_leaves_no_trace() {
        check_can_write(path("asked.json"));
        QVERIFY(!QFile::exists(QString::fromStdString(path("asked.json"))));
        write_text("kept.json", "kept");
        check_can_write(path("kept.json"));
        QCOMPARE(text_of("kept.json"), QByteArray("kept"));
        QVERIFY(!error_of([&] { check_can_write("/proc/model.json"); }).empty());
    }

private:
    std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }

    QByteArray text_of(const char* name) const {
        QFile file(folder_.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void write_text(const char* name, const QByteArray& text) const {
        QFile file(folder_.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    QTemporaryDir folder_;
};

void ModelFileTest::an_edited_model_is_refused_with_the_field_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char* name, const char* from, const char* to, const char* named) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(named);
    };
    row("format", "\"pushforward\"", "\"other\"", "format");
    row("version", "\"version\": 1", "\"version\": 2", "version is 2");
    row("unknown field", "\"held_out\"", "\"held_aut\"", "held_aut");
    row("unknown layer", "\"affine-coupling\"", "\"affine-cuopling\"", "affine-cuopling");
    row("value out of range", "\"hidden\": 8", "\"hidden\": -8", "hidden");
    row("value of another type", "\"hidden\": 8", "\"hidden\": [8]", "hidden");
    row("field that a layer has not", "\"hidden\": 8", "\"hiden\": 8", "hiden");
    row("other size of the networks", "\"hidden\": 8", "\"hidden\": 9", "parameters");
    row("batch", "\"batch\": 32", "\"batch\": 0", "batch");
    row("steps", "\"steps\": 20", "\"steps\": 1.5", "steps");
    row("seed", "\"seed\": 1", "\"seed\": \"one\"", "seed");
    row("scale", "\"scale\": [", "\"scale\": [0,", "scale");
    row("count", "\"count\":", "\"count\":9", "count");
    row("more numbers", "\"float32\":\"", "\"float32\":\"AAAA", "parameters");
    row("a checksum", "\"sha256\":\"", "\"sha256\":\"00", "checksum");
    row("random state", "\"random_state\":\"", "\"random_state\":\"x", "random");
    row("missing training", "\"optimizer_state\"", "\"optimizer_stale\"", "optimizer_stale");
}

void ModelFileTest::an_edited_model_is_refused_with_the_field() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, named);
    write_model(path("model.json"), trained(small_experiment(), 1));
    QByteArray text = text_of("model.json");
    const qsizetype at = from.startsWith("\"scale") ? text.indexOf(from) : text.lastIndexOf(from);
    QVERIFY(at >= 0);
    write_text("edited.json", text.replace(at, from.size(), to));
    const std::string error = error_of([&] { read_model(path("edited.json")); });
    QVERIFY2(holds(error, path("edited.json")), error.c_str());
    QVERIFY2(holds(error, named.toStdString()), error.c_str());
    QVERIFY2(error.ends_with('.'), error.c_str());
}

static const InProgram<ModelFileTest> model_file_test(__FILE__);
#include "tst_model_file.moc"
