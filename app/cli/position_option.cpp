// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/position_option.h"

#include "core/tables/cell.h"

namespace pushforward {

Option position_option() {
    return {
        "--at", "POSITION",
        "a place in the stack, such as 3.45: behind three layers and 45 % of the fourth. Points "
        "and densities there are in standardised coordinates"};
}

std::shared_ptr<const Flow> flow_at(const Arguments& arguments, const Snapshot& snapshot) {
    const std::optional<double> along = arguments.real("--at");
    if (!along) return snapshot.flow;
    const Index count = snapshot.flow->layer_count();
    if (!(*along >= 0 && *along <= static_cast<double>(count)))
        throw Error("--at is " + *arguments.text("--at") + "; this model has " +
                    std::to_string(count) + " layers, so that it must be from 0 to " +
                    std::to_string(count) + ".");
    const Position position = Position::at(*along);
    if (auto flow = snapshot.flow->until(position, snapshot.parameters)) return flow;
    const std::string number = std::to_string(position.layers + 1);
    throw Error("Layer " + number +
                " reflects the plane, so that there is no exact way through it. "
                "Give --at " +
                std::to_string(position.layers) + " or " + number + ".");
}

} // namespace pushforward
