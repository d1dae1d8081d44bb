// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/math/log_sum.h"
#include "core/math/quadrature.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

using std::numbers::pi;

constexpr std::int64_t pinwheel_arms = 5;
constexpr double initial_radial = 0.3, initial_tangential = 0.1, initial_rate = 0.25,
                 pinwheel_scale = 2;

/// A Gaussian blob f around (1, 0), turned clockwise by 2πk/arms + rate·exp(f₁), times two. Turning
/// keeps the distance r from the origin, so that only the angle φ of f is unknown: it solves
/// φ − rate·exp(r cos φ) = angle of x, up to multiples of 2π/arms.
class Pinwheel : public Dataset {
public:
    Pinwheel(std::int64_t arms, double radial, double tangential, double rate)
        : arms_(arms),
          radial_(radial),
          tangential_(tangential),
          rate_(rate),
          spacing_(2 * pi / static_cast<double>(arms)) {}

    Eigen::Array2d draw(Random& random) const override {
        const auto arm = static_cast<double>(random.below(static_cast<std::uint64_t>(arms_)));
        const double along = 1 + radial_ * random.normal();
        const double across = tangential_ * random.normal();
        return place(along, across, spacing_ * arm);
    }

    std::optional<double> log_density(const Eigen::Array2d& x) const override;
    std::optional<double> entropy() const override;

private:
    Eigen::Array2d place(double along, double across, double offset) const {
        const double angle = offset + rate_ * std::exp(along);
        const double c = std::cos(angle), s = std::sin(angle);
        return {pinwheel_scale * (along * c + across * s),
                pinwheel_scale * (across * c - along * s)};
    }

    double log_blob(double r, double phi) const {
        const double along = (r * std::cos(phi) - 1) / radial_;
        const double across = r * std::sin(phi) / tangential_;
        return -0.5 * (along * along + across * across) - std::log(2 * pi * radial_ * tangential_);
    }

    /// The angle of the point that φ is taken to, before 2πk/arms, and its derivative by φ.
    struct Turned {
        double angle, slope;
    };
    Turned turned(double r, double phi) const {
        const double c = std::cos(phi), s = std::sin(phi);
        const double turn = rate_ * std::exp(r * c);
        return {phi - turn, 1 + r * s * turn};
    }

    double root(double r, double target, double low, double high) const;
    std::vector<double> turning_points(double r) const;

    std::int64_t arms_;
    double radial_, tangential_, rate_, spacing_;
};

/// The φ between low and high, where the angle is monotone, that is taken to `target`.
double Pinwheel::root(double r, double target, double low, double high) const {
    const bool rising = turned(r, high).angle > turned(r, low).angle;
    double phi = 0.5 * (low + high);
    for (int i = 0; i < 80; ++i) {
        const Turned here = turned(r, phi);
        ((here.angle > target) == rising ? high : low) = phi;
        double next = phi - (here.angle - target) / here.slope;
        if (!(next > low && next < high)) next = 0.5 * (low + high);
        if (std::abs(next - phi) < 1e-13) return next;
        phi = next;
    }
    return phi;
}

/// −π, the angles where the slope changes its sign, and π.
std::vector<double> Pinwheel::turning_points(double r) const {
    std::vector<double> points = {-pi};
    // The slope is least where r cos φ = r² sin² φ, φ < 0, and is 1 at both ends of [−π, 0].
    const double cosine = r > 0 ? (std::sqrt(1 + 4 * r * r) - 1) / (2 * r) : 0;
    const double steepest = -std::acos(std::min(cosine, 1.0));
    if (turned(r, steepest).slope < 0)
        for (auto [negative, positive] : {std::pair{steepest, -pi}, std::pair{steepest, 0.0}}) {
            for (int i = 0; i < 60; ++i) {
                const double middle = 0.5 * (negative + positive);
                (turned(r, middle).slope < 0 ? negative : positive) = middle;
            }
            points.push_back(0.5 * (negative + positive));
        }
    points.push_back(pi);
    return points;
}

std::optional<double> Pinwheel::log_density(const Eigen::Array2d& x) const {
    constexpr double most_roots = 500;
    const double r = std::hypot(x(0), x(1)) / pinwheel_scale;
    const double angle = std::atan2(x(1), x(0));
    const double constant = std::log(static_cast<double>(arms_) * pinwheel_scale * pinwheel_scale);
    const std::vector<double> turning = turning_points(r);

    // So far out the arms lie closer than can be told apart, and the density is its mean over
    // angles.
    if (rate_ * std::exp(r) > most_roots * spacing_) {
        LogSum sum;
        integrate([&](double phi) { return sum.add(log_blob(r, phi)), 0.0; }, -pi, pi, 64);
        return sum.value() - std::log(64.0 * 8) + std::log(static_cast<double>(arms_)) - constant;
    }

    LogSum sum;
    for (std::size_t i = 0; i + 1 < turning.size(); ++i) {
        const double low = turning[i], high = turning[i + 1];
        const double at_low = turned(r, low).angle, at_high = turned(r, high).angle;
        const double from = std::min(at_low, at_high), to = std::max(at_low, at_high);
        for (double n = std::ceil((from - angle) / spacing_); angle + n * spacing_ < to; ++n) {
            const double phi = root(r, angle + n * spacing_, low, high);
            sum.add(log_blob(r, phi) - std::log(std::abs(turned(r, phi).slope)));
        }
    }
    return sum.value() - constant;
}

std::optional<double> Pinwheel::entropy() const {
    const bool initial = arms_ == pinwheel_arms && radial_ == initial_radial &&
                         tangential_ == initial_tangential && rate_ == initial_rate;
    if (initial) return 2.317788036;
    constexpr double far = 7;
    constexpr int panels = 14;
    const auto gaussian = [](double z) { return std::exp(-0.5 * z * z) / std::sqrt(2 * pi); };
    return integrate(
        [&](double along) {
            return gaussian(along) *
                   integrate(
                       [&](double across) {
                           const auto x = place(1 + radial_ * along, tangential_ * across, 0);
                           return -gaussian(across) * *log_density(x);
                       },
                       -far, far, panels);
        },
        -far, far, panels);
}

} // namespace

DatasetKind pinwheel() {
    return {{.key = "pinwheel",
             .title = "Pinwheel",
             .summary = "Blobs around the middle, twisted more and more towards their outer ends.",
             .formula = "x = 2 R(−(2πk/arms + rate · exp f₁)) f,  f = (1 + radial · ξ₁, "
                        "tangential · ξ₂),  k ~ U{0, …, arms − 1},  ξ ~ N(0, I)",
             .reference = ffjord_reference("Johnson, Duvenaud and others 2016"),
             .fields = with_common_fields(
                 {{"arms", "Arms", "", "How many arms the wheel has.",
                   IntField{pinwheel_arms, 2, 12, false}},
                  {"radial", "Length", "", "Standard deviation along an arm.",
                   RealField{initial_radial, 0.05, 0.6, false}},
                  {"tangential", "Width", "", "Standard deviation across an arm.",
                   RealField{initial_tangential, 0.02, 0.4, true}},
                  {"rate", "Twist", "", "How strongly the arms are bent.",
                   RealField{initial_rate, 0, 1, false}}}),
             .group = "Blobs"},
            [](const Spec& spec) {
                return std::make_unique<Pinwheel>(spec.integer("arms"), spec.real("radial"),
                                                  spec.real("tangential"), spec.real("rate"));
            }};
}

} // namespace pushforward
