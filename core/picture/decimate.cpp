// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/decimate.h"

#include <algorithm>

namespace pushforward {

std::vector<CurvePoint> decimate(const std::vector<CurvePoint>& curve, std::size_t count) {
    if (count < 4 || curve.size() <= count) return curve;
    const std::size_t stretches = count / 2 - 1;
    std::vector<CurvePoint> thin = {curve.front()};
    const std::size_t inner = curve.size() - 2;
    const auto lower = [](const CurvePoint& a, const CurvePoint& b) { return a.y < b.y; };
    for (std::size_t s = 0; s < stretches; ++s) {
        const auto from = curve.begin() + static_cast<std::ptrdiff_t>(1 + s * inner / stretches);
        const auto to =
            curve.begin() + static_cast<std::ptrdiff_t>(1 + (s + 1) * inner / stretches);
        auto [least, greatest] = std::minmax_element(from, to, lower);
        if (least > greatest) std::swap(least, greatest);
        thin.push_back(*least);
        if (greatest != least) thin.push_back(*greatest);
    }
    thin.push_back(curve.back());
    return thin;
}

} // namespace pushforward
