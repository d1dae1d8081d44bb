// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/plane_integral.h"

#include "core/spec/sentence.h"
#include "core/targets/typed/plane_start.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <optional>

namespace pushforward {

namespace {

constexpr double wanted_error = 1e-9, allowed_error = 3e-3;
constexpr double outermost = 2e5, least_reach = 64;
constexpr int points_a_cell = 64;

class PlaneIntegration {
public:
    PlaneIntegration(const PlaneFunction& u, std::int64_t most)
        : u_(u), most_(most), start_(lowest_place(u)) {}

    PlaneIntegral result() {
        go_outward();
        sharpen();
        return facts();
    }

private:
    PlaneCell measure(const Eigen::Array2d& low, const Eigen::Array2d& high, int shell) {
        evaluations_ += points_a_cell;
        PlaneCell cell = measured_cell(u_, low, high, start_.lowest, start_.place);
        cell.shell = shell;
        return cell;
    }

    std::pair<PlaneCell, PlaneCell> halve(const PlaneCell& cell, Index side) {
        evaluations_ += 2 * points_a_cell;
        return halves(u_, cell, side, start_.lowest, start_.place);
    }

    // The square about the lowest place, then shells of twelve squares, each twice as large.
    void go_outward() {
        double half = start_.scale;
        for (int i = -1; i <= 0; ++i)
            for (int k = -1; k <= 0; ++k) explore(square(i, k, half, 0));
        const double far = std::max(least_reach * std::max(1.0, start_.scale), 2 * start_.reach);
        for (int quiet = 0; half < outermost && evaluations_ < most_ / 2; half *= 2) {
            ++shells_;
            bool may_dip = false;
            for (int i = -2; i < 2; ++i)
                for (int k = -2; k < 2; ++k) {
                    if (i >= -1 && i < 1 && k >= -1 && k < 1) continue;
                    const PlaneCell cell = square(i, k, half, shells_);
                    // Thin mass over such a large area matters, above all for the deviation.
                    may_dip |= cell.dip < 25 + 4 * std::log(2 * half / start_.scale);
                    explore(cell);
                }
            quiet = may_dip ? 0 : quiet + 1;
            if (quiet >= 2 && half > far) {
                has_end_ = true;
                return;
            }
        }
    }

    PlaneCell square(int i, int k, double side, int shell) {
        const Eigen::Array2d low = start_.place + side * Eigen::Array2d(i, k);
        return measure(low, low + side, shell);
    }

    // Halves it until a polynomial follows U wherever there may be mass.
    void explore(const PlaneCell& whole) {
        std::vector<PlaneCell> open{whole};
        while (!open.empty()) {
            const PlaneCell cell = open.back();
            open.pop_back();
            const bool followed = cell.bends.maxCoeff() < 0.3;
            const bool small = cell.area() < whole.area() / 4096;
            if (followed || small || cell.dip > 25 || evaluations_ > most_ / 2) {
                keep(cell);
                continue;
            }
            const auto [first, second] = halve(cell, cell.bends[0] >= cell.bends[1] ? 0 : 1);
            open.push_back(second);
            open.push_back(first);
        }
    }

    void keep(PlaneCell cell) {
        cell.error = cell.mass + (cell.dip < 25 ? cell.possible_mass() : 0);
        cells_.push_back(cell);
    }

    // Halves the cell with the largest error until the error is small or the time is up.
    void sharpen() {
        const auto less = [](const PlaneCell& a, const PlaneCell& b) { return a.error < b.error; };
        std::make_heap(cells_.begin(), cells_.end(), less);
        double mass = 0;
        Eigen::Array2d second = Eigen::Array2d::Zero();
        for (const PlaneCell& cell : cells_) {
            mass += cell.mass;
            second += cell.second;
            error_ += cell.error;
        }
        for (int count = 0; evaluations_ < most_; ++count) {
            if (count % 256 == 0) error_ = total_error();
            if (error_ <= wanted_error * mass || cells_.front().error <= 0) break;
            std::pop_heap(cells_.begin(), cells_.end(), less);
            const PlaneCell cell = cells_.back();
            cells_.pop_back();
            const Eigen::Array2d& by = cell.range > 20 ? cell.climbs : cell.spikes;
            auto [a, b] = halve(cell, by[0] >= by[1] ? 0 : 1);
            const double change = a.mass + b.mass - cell.mass;
            const Eigen::Array2d change_of_second = a.second + b.second - cell.second;
            mass += change;
            second += change_of_second;
            const double spread = second.sum() > 0 ? mass / second.sum() : 0;
            const double error = (std::abs(change) + spread * change_of_second.abs().sum()) / 2;
            error_ -= cell.error;
            for (PlaneCell* part : {&a, &b}) {
                part->error = std::max(error, part->guessed_error());
                if (part->is_unseen()) part->error = std::max(part->error, part->possible_mass());
                error_ += part->error;
                cells_.push_back(*part);
                std::push_heap(cells_.begin(), cells_.end(), less);
            }
        }
        error_ = total_error();
    }

    double total_error() const {
        double sum = 0;
        for (const PlaneCell& cell : cells_) sum += cell.error;
        return sum;
    }

    PlaneIntegral facts() const {
        double mass = 0, cross = 0, outer_mass = 0, outer_second = 0;
        Eigen::Array2d first = Eigen::Array2d::Zero(), second = Eigen::Array2d::Zero();
        for (const PlaneCell& cell : cells_) {
            mass += cell.mass;
            first += cell.first;
            second += cell.second;
            cross += cell.cross;
            if (cell.shell < shells_) continue;
            outer_mass += cell.mass;
            outer_second += cell.second.sum();
        }
        const bool is_sharp = error_ < allowed_error * mass;
        if (!has_end_ && (outer_mass > 1e-6 * mass || !is_sharp)) {
            if (const auto beyond = is_sharp ? mass_beyond() : std::nullopt)
                refuse_tails((mass + *beyond) * std::exp(-start_.lowest));
            throw NoIntegral("exp(−U) has no integral: its mass is infinite.");
        }
        if (!has_end_ && outer_second > 1e-6 * second.sum())
            refuse_tails(mass * std::exp(-start_.lowest));
        if (!is_sharp)
            throw NoIntegral("exp(−U) changes so abruptly that its integral cannot be found; make "
                             "it wider or smoother.");
        first /= mass;
        PlaneIntegral integral;
        integral.facts = {std::log(mass) - start_.lowest, start_.place + first,
                          (second / mass - first.square()).max(0).sqrt(),
                          cross / mass - first.prod()};
        integral.relative_error = error_ / mass;
        integral.domain = domain(mass);
        require_finite(integral.facts);
        return integral;
    }

    /// The mass beyond the last shell where that of the shells falls by an even factor, as it does
    /// for tails that fall like a power; nothing where it does not fall.
    std::optional<double> mass_beyond() const {
        constexpr std::size_t needed = 5;
        constexpr double largest = 0.98, even = 0.01;
        std::vector<double> shells(static_cast<std::size_t>(shells_) + 1);
        for (const PlaneCell& cell : cells_)
            shells[static_cast<std::size_t>(cell.shell)] += cell.mass;
        if (shells.size() < needed) return {};
        const std::size_t last = shells.size() - 1;
        const auto factor = [&](std::size_t shell) { return shells[shell] / shells[shell - 1]; };
        const double fall = factor(last);
        for (const double before : {factor(last - 1), factor(last - 2)})
            if (!(fall < largest && std::abs(before - fall) < even)) return {};
        return shells[last] * fall / (1 - fall);
    }

    [[noreturn]] static void refuse_tails(double mass) {
        throw NoIntegral(
            "exp(−U) has the integral " + three_digits(mass) +
            ", but tails so heavy that it has no deviation, by which a flow is scaled.");
    }

    EnergyDomain domain(double mass) const {
        EnergyDomain box{start_.place, start_.place, start_.scale};
        for (const PlaneCell& cell : cells_) {
            if (cell.mass < 1e-15 * mass) continue;
            box.low = box.low.min(cell.low);
            box.high = box.high.max(cell.high);
            if (cell.mass > 1e-4 * mass)
                box.panel = std::min(box.panel, (cell.high - cell.low).minCoeff());
        }
        constexpr double most_panels = 128;
        box.panel = std::max(box.panel, (box.high - box.low).maxCoeff() / most_panels);
        return box;
    }

    void require_finite(const EnergyFacts& facts) const {
        constexpr int side = 64;
        double x[side], y[side], out[side];
        for (int row = 0; row < side; ++row) {
            const auto place = [](int i) { return 4 * (i + 0.5) / side - 2; };
            for (int i = 0; i < side; ++i) {
                x[i] = facts.mean.x() + place(i) * facts.deviation.x();
                y[i] = facts.mean.y() + place(row) * facts.deviation.y();
            }
            u_(x, y, out, side);
            for (int i = 0; i < side; ++i)
                if (!std::isfinite(out[i]))
                    throw NoIntegral("U is not finite at x = " + three_digits(x[i]) +
                                     ", y = " + three_digits(y[i]) +
                                     ", within its mass; give it a number there, a large "
                                     "one if the density should be zero.");
        }
    }

    const PlaneFunction& u_;
    std::int64_t most_, evaluations_ = 0;
    PlaneStart start_;
    int shells_ = 0;
    bool has_end_ = false;
    double error_ = 0;
    std::vector<PlaneCell> cells_;
};

} // namespace

PlaneIntegral integrate_over_plane(const PlaneFunction& u, std::int64_t most) {
    return PlaneIntegration(u, most).result();
}

} // namespace pushforward
