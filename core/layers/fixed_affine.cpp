// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/fixed_affine.h"

#include "core/autodiff/functions.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

class FixedAffine : public Transform {
public:
    FixedAffine(const Eigen::Matrix2d& matrix, const Eigen::Vector2d& shift, Index count)
        : matrix_(matrix), back_(matrix.inverse()), shift_(shift), count_(count) {
        log_abs_det_ = static_cast<Real>(std::log(std::abs(matrix.determinant())));
    }

    Index parameter_count() const override { return count_; }
    bool starts_at_identity() const override { return false; }

private:
    static Plane product(const Eigen::Matrix2d& m, Plane in) {
        const auto row = [&](Index i) {
            return in.first * static_cast<Real>(m(i, 0)) + in.second * static_cast<Real>(m(i, 1));
        };
        return {row(0), row(1)};
    }

    Image map_forward(Tape& tape, Params, Plane z) const override {
        const Plane x = product(matrix_, z);
        return {{x.first + static_cast<Real>(shift_(0)), x.second + static_cast<Real>(shift_(1))},
                tape.constant(log_abs_det_)};
    }

    Image map_inverse(Tape& tape, Params, Plane x) const override {
        return {product(back_, {x.first - static_cast<Real>(shift_(0)),
                                x.second - static_cast<Real>(shift_(1))}),
                tape.constant(-log_abs_det_)};
    }

    void fill(std::span<Real> parameters, Random&) const override {
        std::ranges::fill(parameters, Real(0));
    }

    Eigen::Matrix2d matrix_, back_;
    Eigen::Vector2d shift_;
    Real log_abs_det_ = 0;
    Index count_;
};

} // namespace

std::unique_ptr<const Transform> fixed_affine(const Eigen::Matrix2d& matrix,
                                              const Eigen::Vector2d& shift, Index parameter_count) {
    return std::make_unique<FixedAffine>(matrix, shift, parameter_count);
}

} // namespace pushforward
