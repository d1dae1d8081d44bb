// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/shapings/point_fields.h"

#include "core/tables/class_weights.h"

namespace pushforward {

ShapingKind with_point_fields(ShapingKind kind) {
    const std::vector<Field> fields = {
        {"class_weights", "Class weights", "",
         "How much the points of a class count, by its name; 1 if not given.",
         TextField{"", 4096, "weights of classes, NAME=WEIGHT, NAME=WEIGHT",
                   [](const std::string& text) { parse_class_weights(text); }}},
        {"subsample", "Points used", "",
         "How many of the points of a file are drawn, from the seed; 0 takes all.",
         IntField{0, 0, 10'000'000, false}, "all"},
        {"tie_noise", "Tie noise", "steps",
         "Width of the noise that breaks ties among rounded values, in steps of the rounding; "
         "0 for none.",
         RealField{0, 0, 10, false}, "none"},
        {"tie_shape", "Its shape", "",
         "Uniform noise of that width, or Gaussian noise of that standard deviation.",
         ChoiceField{"uniform", {{"uniform", "uniform"}, {"gaussian", "Gaussian"}}}}};
    kind.fields.insert(kind.fields.begin(), fields.begin(), fields.end());
    return kind;
}

} // namespace pushforward
