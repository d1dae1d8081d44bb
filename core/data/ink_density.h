// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/ink_grid.h"

#include <cstdint>
#include <vector>

namespace pushforward {

/// The density of the plane that is constant on each pixel and proportional to its ink:
///     p(x) = ink(pixel of x) / (Σ ink · a),   a = s² the area of a pixel,
/// where the picture lies around the origin, y upwards, and its longer side is 8 long. Exact:
/// a pixel is drawn by the alias method (Walker 1977, Vose 1991) and a point evenly within it, and
/// the entropy is −Σ P log(P/a) over the pixels' shares P.
class InkDensity : public Dataset {
public:
    /// The grid must hold some ink.
    explicit InkDensity(InkGrid grid);

    Eigen::Array2d draw(Random& random) const override;
    std::optional<double> log_density(const Eigen::Array2d& x) const override;
    std::optional<double> entropy() const override { return entropy_; }

private:
    Index width_, height_;
    double side_;               ///< of a pixel
    std::vector<double> share_; ///< of all ink, by pixels
    double entropy_ = 0;

    /// With probability `keep` the pixel itself, otherwise the other.
    struct Alias {
        double keep = 1;
        std::uint32_t other = 0;
    };
    std::vector<Alias> aliases_;
};

} // namespace pushforward
