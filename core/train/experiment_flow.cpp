// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/experiment_flow.h"

#include "core/layers/registry.h"

namespace pushforward {

std::shared_ptr<const Flow> make_flow(const Experiment& experiment,
                                      const Standardisation& standardisation) {
    std::vector<std::shared_ptr<const Transform>> transforms;
    for (const Layer& layer : experiment.layers)
        transforms.push_back(make(layer_kinds(), layer.spec, "layer"));
    return std::make_shared<const Flow>(make(base_kinds(), experiment.base, "base distribution"),
                                        std::move(transforms), standardisation);
}

} // namespace pushforward
