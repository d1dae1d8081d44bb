// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/model_points.h"
#include "app/cli/output.h"
#include "core/io/open_data.h"
#include "core/layers/registry.h"
#include "core/spec/kind.h"
#include "core/spec/sentence.h"
#include "ui/draw/figures/registry.h"
#include "ui/draw/formats/registry.h"

#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <charconv>
#include <optional>

namespace pushforward {

namespace {

constexpr double margin = 0.08;

/// The data beside the model; where they are gone, the figure is drawn without them.
TrainingData data_of(const ModelFile& model, bool wanted) {
    TrainingData data;
    const Experiment& experiment = model.experiment;
    if (wanted || experiment.fits_energy()) {
        try {
            data = *open_source(request_of(experiment), false);
        } catch (const Error& error) {
            say("Drawn without the data. " + std::string(error.what()));
        }
    }
    data.title = model.title;
    data.first_title = model.first_title;
    data.second_title = model.second_title;
    data.floor = model.floor;
    return data;
}

/// "800x600".
FigureSize size_from(const std::string& text) {
    const char* const last = text.data() + text.size();
    int width = 0, height = 0;
    auto read = std::from_chars(text.data(), last, width);
    const bool crossed = read.ec == std::errc() && read.ptr != last && *read.ptr == 'x';
    if (crossed) read = std::from_chars(read.ptr + 1, last, height);
    if (!crossed || read.ec != std::errc() || read.ptr != last)
        throw UsageError("--size needs WIDTHxHEIGHT, such as 800x600, not “" + shown(text) + "”.");
    if (std::min(width, height) < 100 || std::max(width, height) > 10000)
        throw Error("--size is " + text + "; each side must be from 100 to 10000 pixels.");
    return FigureSize::from_pixels(width, height);
}

template <class Kinds>
std::vector<std::string> keys_of(const Kinds& kinds, const std::string& before = {}) {
    std::vector<std::string> keys;
    for (const auto& kind : kinds) keys.push_back(before + kind.key);
    return keys;
}

/// Text needs an application but no display. Where nothing says what folder Qt may keep its sockets
/// in, it would make one and leave it: it gets one that goes away.
class Offscreen {
public:
    Offscreen() {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
            qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder_.emplace().path()));
        application_.emplace(count_, words_);
    }

private:
    char program_[12] = "pushforward";
    char* words_[2] = {program_, nullptr};
    int count_ = 1;
    std::optional<QTemporaryDir> folder_;
    std::optional<QGuiApplication> application_;
};

int render(const Arguments& arguments) {
    const std::string path = arguments.only("a model file");
    const FigureKind& kind = find_figure(arguments.required("--figure"));
    const std::string out = arguments.required("--out");
    const std::vector<ChosenDrawing> drawings =
        drawings_of(kind, arguments.text("--show").value_or(std::string()));
    const PictureFormat& format = format_of_file(out);
    const auto size_text = arguments.text("--size");
    std::optional<ColourMapKind> map;
    if (const auto key = arguments.text("--colour-map"))
        map = colour_map_kind(QString::fromStdString(*key));
    const FigureSize size = size_text ? size_from(*size_text) : FigureSize{};
    check_can_write(out);
    const ModelFile model = read_trained_model(path);
    const Offscreen offscreen; // before the data: a drawing among them needs an application too
    const bool is_of_data =
        (kind.is_around_data && !kind.drawings.empty()) ||
        std::ranges::any_of(drawings, [](const auto& one) { return one.kind->needs.data; });
    const auto data = std::make_shared<const TrainingData>(data_of(model, is_of_data));

    FigureSource source{.moment = {.snapshot = model.snapshot, .data = data},
                        .history = model.metrics,
                        .layer_titles = {},
                        .view = {},
                        .words = loss_words(model.experiment),
                        .size = size};
    for (const Layer& layer : model.experiment.layers) {
        const LayerKind& layer_kind = find_kind(layer_kinds(), layer.spec.kind, "layer");
        source.layer_titles.push_back(QStringLiteral("%1 %2")
                                          .arg(source.layer_titles.size() + 1)
                                          .arg(QString::fromStdString(layer_kind.title)));
    }
    if (data->points.cols() == 0) {
        constexpr Index count = 2000;
        source.view = view_of(sample_cloud(source.moment, count, 1), margin);
    }
    Figure figure = make_figure(kind, source, drawings);
    if (map) figure.theme.density = *map;
    save_figure(figure, QString::fromStdString(out), format, size);
    return 0;
}

} // namespace

Command render_command() {
    return {"render",
            "draw a figure of a model",
            "MODEL --figure KIND --out FILE [--show LIST] [--size WxH]",
            "Needs no display. Axes, curves and text are vectors in SVG and PDF; a size is in "
            "pixels at 200 to the inch.\n",
            {{"--figure", "KIND", listed(keys_of(figure_kinds()), "or")},
             {"--show", "LIST",
              "the drawings, such as \"density, contours\", instead of those that the figure has; "
              "`kinds drawings` lists them"},
             {"--colour-map", "MAP", "viridis, magma, cividis or paper (as without it)"},
             {"--out", "FILE",
              "to a name that ends in " + listed(keys_of(picture_formats(), "."), "or")},
             {"--size", "WxH", "width and height in pixels [1260x945]"}},
            render};
}

} // namespace pushforward
