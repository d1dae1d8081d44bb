// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/tape.h"
#include "core/flow/base_distribution.h"
#include "core/flow/position.h"
#include "core/flow/standardisation.h"
#include "core/flow/transform.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pushforward {

class Team;

/// A base distribution and transforms in the order base → data, with the fixed map to data units at
/// the end. Immutable; the parameters of all its parts lie in one flat vector, base first, and are
/// handed in. All methods may be called from several threads, each with a tape of its own.
class Flow {
public:
    Flow(std::shared_ptr<const BaseDistribution> base,
         std::vector<std::shared_ptr<const Transform>> transforms, Standardisation standardisation);

    /// Of this flow alone among all that the program has made.
    std::uint64_t id() const { return id_; }

    Index parameter_count() const { return offsets_.back(); }
    Index layer_count() const { return static_cast<Index>(transforms_.size()); }
    const Transform& layer(Index i) const { return *transforms_[static_cast<std::size_t>(i)]; }
    const BaseDistribution& base() const { return *base_; }
    const Standardisation& standardisation() const { return standardisation_; }

    /// Where layer i's parameters lie in the flat vector: [offset, offset + count).
    Index layer_offset(Index i) const { return offsets_[static_cast<std::size_t>(i)]; }

    /// The flow as far as a position: its base, the layers that are done there and the part of the
    /// next, in the units of the data. It reads the first parameter_count() of these parameters,
    /// with which it was made, and only evaluates. Null where the next layer has no exact way.
    std::shared_ptr<const Flow> until(const Position& position,
                                      std::span<const Real> parameters) const;

    /// Fills the flat vector: each part at its start, most of them at the identity.
    void initialise(std::span<Real> parameters, std::uint64_t seed) const;

    // What takes `by` works in this thread with a Tape, and with all of its threads with a Team.

    /// log p(x) in nats for points in data units, in the units of the data. `out` has a place a
    /// point.
    template <class By>
    void log_prob(By& by, std::span<const Real> parameters, const Points& x,
                  std::span<double> out) const;

    /// The same in inside coordinates: nats, inside units.
    template <class By>
    void log_prob_inside(By& by, std::span<const Real> parameters, const Batch& x,
                         std::span<double> out) const;

    /// Base points for points in data units. With `log_prob` given, also log p(x).
    template <class By>
    Batch to_base(By& by, std::span<const Real> parameters, const Points& x,
                  std::span<double> log_prob = {}) const;

    /// How the log p(x) of points comes about: log_base + Σₖ added[k] + units, in nats.
    struct Account {
        std::vector<Batch> path; ///< behind 0, 1, …, all layers, in inside coordinates: z … x
        std::vector<double> log_base;           ///< of z, under the base distribution
        std::vector<std::vector<double>> added; ///< by each layer: −log |det| of it, base → data
        double units = 0;                       ///< by the map to the units of the data
    };
    template <class By>
    Account account(By& by, std::span<const Real> parameters, const Points& x) const;

    /// Data points, in data units, for base points.
    template <class By>
    Points to_data(By& by, std::span<const Real> parameters, const Batch& z) const;

    /// Base points of the flow's base distribution, drawn with `random`, carried to the data side.
    Points sample(Tape& tape, std::span<const Real> parameters, Index count, Random& random) const;

    /// Points behind all layers, in inside coordinates, for base points.
    template <class By>
    Batch to_inside(By& by, std::span<const Real> parameters, const Batch& z) const;

    /// Base points into every column of `out`.
    void draw_base(std::span<const Real> parameters, Random& random, Batch& out) const;

    // On a tape that was begun with this flow's parameters, in inside coordinates: what objectives
    // are made of. Where the tape records, gradients go through to points and parameters.

    Image forward(Tape& tape, Plane z) const; ///< all layers, base → data
    Image inverse(Tape& tape, Plane x) const; ///< all layers, data → base
    Var base_log_prob(Tape& tape, Plane z) const;

    /// Mean NLL of a batch of inside points, nats in data units, and its gradient by the
    /// parameters, written (not added) to `gradient`. Returns a non-finite value as it is.
    double loss_and_gradient(Tape& tape, std::span<const Real> parameters, const Batch& x,
                             std::span<Real> gradient) const;
    double loss_and_gradient(Team& team, std::span<const Real> parameters, const Batch& x,
                             std::span<Real> gradient) const;

    /// Lets the layers with a data-dependent start (actnorm) set themselves: from inside points,
    /// from the data side down, or from base points, from the base side up.
    void start_from_data(Tape& tape, std::span<Real> parameters, const Batch& points,
                         Side side = Side::data) const;

    /// Where the way from this side to the other first leaves the finite numbers for some of these
    /// points, in inside coordinates.
    struct NonFinite {
        Index layer = 0;      ///< base side first; −1 for the base distribution
        std::string quantity; ///< "a point", "log |det|", "log-density"
    };
    std::optional<NonFinite> first_non_finite(Tape& tape, std::span<const Real> parameters,
                                              const Batch& points, Side side = Side::data) const;

private:
    // Calls visit(layer, image) after each inverse from the last layer down; returns the base side.
    template <class Visit>
    Plane walk_to_base(Tape& tape, Plane x, Visit visit) const;
    Params layer_params(Index i) const;
    Params base_params() const { return {0, offsets_.front()}; }
    void log_prob_tile(Tape& tape, const Batch& x, Index start, Index count, double* log_prob,
                       Batch* base) const;
    double seed_nll(Tape& tape, const Batch& x, Index start, Index count) const;

    const std::uint64_t id_;
    std::shared_ptr<const BaseDistribution> base_;
    std::vector<std::shared_ptr<const Transform>> transforms_;
    Standardisation standardisation_;
    std::vector<Index> offsets_;
};

} // namespace pushforward
