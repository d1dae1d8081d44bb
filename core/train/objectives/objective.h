// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flow.h"
#include "core/flow/team.h"
#include "core/math/assignment.h"
#include "core/spec/kind.h"
#include "core/targets/energy.h"

#include <vector>

namespace pushforward {

/// Memory of an objective from one step to the next, so that a warm step allocates nothing. What is
/// in it means nothing to another step, but that `base` holds the base points of the last one.
struct ObjectiveRoom {
    Team team; ///< of the threads that a step is worked with
    Tape tape, second;
    Batch base; ///< the base points that a step began with; no columns where it begins with data
    Batch tile;
    std::vector<double> values;
    std::vector<Index> places;
    Assignment assignment;
};

/// What an objective has in a step.
struct ObjectiveInput {
    const Flow& flow;
    std::span<const Real> parameters;
    Index batch_size = 0;           ///< how many points a step is to look at
    const Batch& batch;             ///< so many inside points; no columns where there is an energy
    const Energy* energy = nullptr; ///< in data units; null where there are data
    std::int64_t step = 0;          ///< steps that were done before this one
    std::int64_t steps = 0;         ///< of the whole run
    Random& random;                 ///< the run's own, saved with it: draws may be taken freely
    ObjectiveRoom& room;
};

/// What training lowers.
class Objective {
public:
    /// What a flow is fitted to: points, or a density that is known up to a factor.
    enum class FitsTo { data, energy };

    virtual ~Objective() = default;

    virtual FitsTo fits_to() const { return FitsTo::data; }

    /// True where each layer has to be a flow in time.
    virtual bool needs_velocities() const { return false; }

    /// False where the loss cannot be compared with the held-out one: then the NLL of the last
    /// batch is reported in its place.
    virtual bool loss_is_reported() const { return true; }

    /// What the loss is called in a sentence: "NLL".
    virtual std::string loss_name() const = 0;

    /// The loss of this step, nats in data units, and its gradient by the parameters, written to
    /// `gradient`. What is not finite is returned as it is.
    virtual double loss_and_gradient(const ObjectiveInput& input,
                                     std::span<Real> gradient) const = 0;
};

using ObjectiveKind = Kind<Objective>;

/// Every objective, maximum likelihood first.
std::span<const ObjectiveKind> objective_kinds();

/// What a kind of objective fits a flow to, whatever its fields are.
Objective::FitsTo fits_to(const ObjectiveKind& kind);

} // namespace pushforward
