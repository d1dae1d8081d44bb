// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"

#include <cmath>
#include <limits>

namespace pushforward {

namespace {

constexpr double side = 8; // of the whole board, around the origin

/// Uniform on the cells (i, j) of cells × cells with i + j even.
class Checkerboard : public Dataset {
public:
    explicit Checkerboard(std::int64_t cells)
        : cells_(cells),
          filled_((cells * cells + 1) / 2),
          width_(side / static_cast<double>(cells)) {}

    Eigen::Array2d draw(Random& random) const override {
        // The filled cells are every second one in reading order, where a row ends with half a
        // step.
        const auto nth =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(filled_)));
        const std::int64_t pair = 2 * nth / cells_;
        std::int64_t column = 2 * nth % cells_;
        if (cells_ % 2 == 0) column += pair % 2;
        const double right = random.uniform(), up = random.uniform();
        return {width_ * (static_cast<double>(column) + right) - side / 2,
                width_ * (static_cast<double>(pair) + up) - side / 2};
    }

    std::optional<double> log_density(const Eigen::Array2d& x) const override {
        const double column = std::floor((x(0) + side / 2) / width_);
        const double row = std::floor((x(1) + side / 2) / width_);
        const auto cells = static_cast<double>(cells_);
        const bool on_board = column >= 0 && row >= 0 && column < cells && row < cells;
        if (!on_board || std::fmod(column + row, 2) != 0)
            return -std::numeric_limits<double>::infinity();
        return -*entropy();
    }

    std::optional<double> entropy() const override {
        return std::log(static_cast<double>(filled_) * width_ * width_);
    }

private:
    std::int64_t cells_, filled_;
    double width_;
};

} // namespace

DatasetKind checkerboard() {
    return {
        {.key = "checkerboard",
         .title = "Checkerboard",
         .summary = "Uniform on the dark cells, nothing on the light ones: the sharp edges show "
                    "what a flow smooths over.",
         .formula = "x ~ uniform on the cells of [−4, 4]² whose row and column add up to an even "
                    "number",
         .reference = ffjord_reference(),
         .fields = with_common_fields({{"cells", "Cells", "", "Cells along a side of the board.",
                                        IntField{4, 2, 12, false}}}),
         .group = "Edges"},
        [](const Spec& spec) { return std::make_unique<Checkerboard>(spec.integer("cells")); }};
}

} // namespace pushforward
