// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/cloud_image.h"

#include <vector>

namespace pushforward {

/// A cloud of points as a transparent picture of a view, to which points can be added for what they
/// cost alone. Up to 50,000 are dots; more are a density of points: the ink of a pixel's points
/// adds up as it does where dots lie over each other, 1 − exp(−ink).
class CloudPicture {
public:
    static constexpr Index most_dots = 50'000;

    /// An empty picture for `count` points in all.
    void begin(QSize pixels, double device_pixel_ratio, const View& view, const DotInk& dots,
               Index count);

    /// Whether a cloud that has grown to `count` points still looks as it should, when those that
    /// are missing are added.
    bool suits(Index count) const;

    void add(Eigen::Ref<const Points> points);

    /// Takes points away that were added; of a density only, since dots cover each other.
    void remove(Eigen::Ref<const Points> points);

    const QImage& image() const { return image_; } ///< premultiplied ARGB
    bool isDensity() const { return ink_each_ > 0; }

private:
    void drop(Eigen::Ref<const Points> points, double ink_each);

    QImage image_;
    View view_;
    DotInk dots_;
    Index count_ = 0;          ///< what the look was chosen for
    double ink_each_ = 0;      ///< of a point, in pixels; 0 for dots
    std::vector<float> ink_;   ///< a number a pixel
    std::vector<QRgb> shades_; ///< by ink, from 0 to where the colour is full
};

} // namespace pushforward
