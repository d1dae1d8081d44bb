// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/plane_start.h"

#include "core/spec/sentence.h"
#include "core/targets/typed/plane_integral.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace pushforward {

namespace {

constexpr double farthest = 1e4;

struct Scanned {
    Eigen::Array2d place;
    double u;
};

std::string words_of(const Eigen::Array2d& place) {
    return "x = " + three_digits(place.x()) + ", y = " + three_digits(place.y());
}

void scan(const PlaneFunction& u, const std::vector<double>& xs, const std::vector<double>& ys,
          std::vector<Scanned>& found) {
    constexpr std::size_t block = 64;
    double x[block], y[block], out[block];
    for (const double height : ys)
        for (std::size_t start = 0; start < xs.size(); start += block) {
            const std::size_t count = std::min(block, xs.size() - start);
            for (std::size_t i = 0; i < count; ++i) {
                x[i] = xs[start + i];
                y[i] = height;
            }
            u(x, y, out, static_cast<int>(count));
            for (std::size_t i = 0; i < count; ++i)
                if (!std::isnan(out[i])) found.push_back({{x[i], y[i]}, out[i]});
        }
}

/// The lowest, and of equals the one nearest to the origin.
const Scanned& lowest_of(const std::vector<Scanned>& found) {
    const Scanned* best = &found.front();
    for (const Scanned& one : found) {
        const double even = 1e-12 * (1 + std::abs(best->u));
        if (one.u < best->u - even ||
            (one.u <= best->u + even && one.place.abs().maxCoeff() < best->place.abs().maxCoeff()))
            best = &one;
    }
    return *best;
}

double at(const PlaneFunction& u, const Eigen::Array2d& place) {
    double out = 0;
    u(&place.x(), &place.y(), &out, 1);
    return out;
}

double shortest_rise(const PlaneFunction& u, const Scanned& best) {
    double shortest = 1e6;
    for (int k = 0; k < 8; ++k) {
        const double angle = k * std::numbers::pi / 4 + 0.1;
        const Eigen::Array2d way(std::cos(angle), std::sin(angle));
        for (double d = 1e-6; d < shortest; d *= 2)
            if (!(at(u, best.place + d * way) < best.u + 1)) shortest = d;
    }
    return shortest >= 1e6 ? 1 : shortest;
}

} // namespace

PlaneStart lowest_place(const PlaneFunction& u) {
    std::vector<double> middle, far;
    for (int i = -128; i < 128; ++i) {
        middle.push_back((i + 0.5) / 10);
        far.push_back(0.05 * std::sinh((i + 0.5) / 127.5 * std::asinh(farthest / 0.05)));
    }
    std::vector<Scanned> found;
    scan(u, middle, middle, found);
    scan(u, far, far, found);
    if (found.empty()) throw NoIntegral("U is not a number anywhere, so there is no density.");
    Scanned best = lowest_of(found);
    if (best.u == std::numeric_limits<double>::infinity())
        throw NoIntegral("U is infinite everywhere, so there is no density.");
    if (best.place.abs().maxCoeff() > 0.99 * farthest) {
        // The lowest place is at the edge of the searched area, and U is not constant.
        throw NoIntegral("U falls without end, towards " + words_of(best.place) +
                         " and beyond, so exp(−U) has no integral.");
    }
    if (!std::isfinite(best.u))
        throw NoIntegral("U is −∞ at " + words_of(best.place) +
                         ", so exp(−U) has no greatest value; keep it finite there.");
    PlaneStart start;
    for (const Scanned& one : found)
        if (one.u < best.u + 25)
            start.reach = std::max(start.reach, (one.place - best.place).abs().maxCoeff());

    double width = 0.1 + 0.2 * best.place.abs().maxCoeff();
    for (int round = 0; round < 16; ++round, width *= 0.4) {
        std::vector<double> xs, ys;
        for (int i = -4; i <= 4; ++i) {
            xs.push_back(best.place.x() + width * i / 4);
            ys.push_back(best.place.y() + width * i / 4);
        }
        found.assign(1, best);
        scan(u, xs, ys, found);
        best = lowest_of(found);
        if (best.u == -std::numeric_limits<double>::infinity())
            throw NoIntegral("U is −∞ at " + words_of(best.place) +
                             ", so exp(−U) has no greatest value; keep it finite there.");
    }
    start.place = best.place;
    start.lowest = best.u;
    start.scale = shortest_rise(u, best);
    return start;
}

} // namespace pushforward
