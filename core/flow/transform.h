// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/tape.h"
#include "core/math/random.h"
#include "core/math/real.h"

#include <memory>
#include <span>

namespace pushforward {

/// Points of the plane on a tape: two rows of n values.
struct Plane {
    Var first, second;

    Index points() const { return first.points(); }
};

/// What a map makes of points, and log |det ∂out/∂in| of that very call, one per point, nats.
struct Image {
    Plane plane;
    Var log_abs_det; ///< 1 × points
};

/// The two sides of a map: where points come from, and where the data are.
enum class Side { base, data };

constexpr Side other(Side side) { return side == Side::base ? Side::data : Side::base; }

/// Which of a map's directions are closed forms; the others are found by a root or an equation.
enum class ClosedForm { both, base_to_data, data_to_base, neither };

/// Those of the map's inverse.
constexpr ClosedForm turned(ClosedForm form) {
    if (form == ClosedForm::base_to_data) return ClosedForm::data_to_base;
    return form == ClosedForm::data_to_base ? ClosedForm::base_to_data : form;
}

/// What moves points through a map that is a flow in time: dx/dt = f(x, t), base → data.
class VelocityField {
public:
    virtual ~VelocityField() = default;

    /// f at rows x₁, x₂, t (3 × points), t from 0 to `duration`: 2 × points.
    virtual Var velocity(Tape& tape, Params params, Var at) const = 0;
    virtual double duration() const = 0;
};
/// A closed form holds to rounding: in float that is 6e-8, and a layer with its conditioner sums
/// some hundred of them.
inline constexpr double rounding_tolerance = sizeof(Real) == 8 ? 1e-9 : 1e-5;

/// One invertible map of the plane, immutable. Its parameters are handed in with each call.
/// `forward` is base → data, x = f(z), as in Real NVP's paper; libraries that call data → base
/// "forward" read it the other way round.
///
/// A kind overrides the private methods; sizes are checked here, once for every kind. In two
/// dimensions every Jacobian is 2 × 2, so every log |det| is exact.
class Transform {
public:
    virtual ~Transform() = default;

    Image forward(Tape& tape, Params params, Plane z) const; ///< base → data
    Image inverse(Tape& tape, Params params, Plane x) const; ///< data → base

    virtual Index parameter_count() const = 0;

    /// Fills the parameters with a start, from which training goes on.
    void initialise(std::span<Real> parameters, Random& random) const;

    /// True when the map is the identity after `initialise`.
    virtual bool starts_at_identity() const { return true; }

    /// True when `start_from_data` sets parameters from the first points that training sees.
    virtual bool starts_from_data() const { return false; }

    /// Sets parameters from points on one side of this layer, so that what it makes of them on the
    /// other side has mean 0 and deviation 1.
    void start_from_data(std::span<Real> parameters, const Batch& points,
                         Side side = Side::data) const;

    /// Null for a map that is no flow in time.
    virtual const VelocityField* velocity_field() const { return nullptr; }

    virtual ClosedForm closed_form() const { return ClosedForm::both; }

    /// This map a share of the way, 0 < share < 1, for these parameters of its own: exact, with the
    /// same number of parameters. As a rule by displacement, F(z) = (1 − share)·z + share·f(z):
    /// every point goes straight and at even speed. Where another way is the natural one, by that:
    /// matrices turn while they stretch, a flow in time stops earlier, and parts come one after the
    /// other. Null where there is no way. It only evaluates, and may not outlive this map.
    virtual std::unique_ptr<const Transform> partway(double share,
                                                     std::span<const Real> parameters) const;

    /// What identities (each direction undoes the other, their log |det| cancel) hold to, relative
    /// to how much the map enlarges a rounding error. A kind with a root or an equation in its path
    /// states its own and says why.
    virtual double tolerance() const { return rounding_tolerance; }

private:
    virtual Image map_forward(Tape& tape, Params params, Plane z) const = 0;
    virtual Image map_inverse(Tape& tape, Params params, Plane x) const = 0;
    virtual void fill(std::span<Real> parameters, Random& random) const = 0;
    virtual void fill_from_data(std::span<Real>, const Batch&, Side) const {}
};

} // namespace pushforward
