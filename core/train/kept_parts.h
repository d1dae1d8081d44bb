// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flow.h"
#include "core/math/real.h"
#include "core/train/experiment.h"
#include "core/train/optimizers/frozen.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace pushforward {

/// The base distribution (id 0) or a layer, and where its numbers lie in a column.
struct Part {
    Layer layer; ///< of the base distribution its spec alone
    Index offset = 0, count = 0;
};

/// The base distribution and the layers of the flow that the experiment describes.
std::vector<Part> parts_of(const Experiment& experiment, const Flow& flow);

/// The same maps with the same parameters, whether or not these train.
bool are_alike(const std::vector<Layer>& some, const std::vector<Layer>& others);

/// The parameters of layers that are frozen or muted.
std::vector<ParameterRange> frozen_ranges(const Experiment& experiment, const Flow& flow);

/// A number for each parameter of the flow: the parameters themselves, or a slot of the optimizer's
/// memory.
struct Column {
    std::string name; ///< a column that means something else has another name
    std::span<Real> values;
};

/// The parameters, and each slot of the optimizer's memory of them, which lies slot after slot.
std::vector<Column> columns_of(std::span<Real> parameters, std::span<Real> memory,
                               const Optimizer& optimizer);

/// What the parts of a flow had, so that edits of the stack do not lose it.
class KeptParts {
public:
    /// Remembers every part's numbers; of parts that are not among these, what was kept before.
    void keep(const std::vector<Part>& parts, const std::vector<Column>& columns);

    /// Puts back what was kept: of parts that are of the same kind and size, the columns with the
    /// same names. A layer that was opened from another gets its share of what that one had, until
    /// it has been kept itself. All else is left as it is.
    void restore(const std::vector<Part>& parts, const std::vector<Column>& columns) const;

private:
    struct Kept {
        Spec spec;
        Index count = 0;
        std::map<std::string, std::vector<Real>> columns;
    };
    // A part's numbers among those that were kept: from `start` on. Null where there are none that
    // fit.
    struct Share {
        const Kept* kept = nullptr;
        Index start = 0;
    };
    Share share_of(const Part& part) const;

    std::map<std::int64_t, Kept> kept_; // by the part's id
};

} // namespace pushforward
