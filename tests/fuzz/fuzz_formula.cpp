// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/typed_formula.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace pushforward;

namespace {

constexpr int count = 5;
constexpr double xs[count] = {0, 1, -0.5, 3, -1e3}, ys[count] = {0, -1, 2, 0.25, 1e-3};

void require(bool holds) {
    if (!holds) std::abort();
}

/// A formula that was read can be evaluated one by one, in blocks and on a tape, and constants
/// that stand where it says.
void check(const TypedFormula& formula, const std::string& text) {
    double block[count];
    formula.program.at(xs, ys, block, count);
    Tape tape;
    tape.begin(Tape::Mode::record, {});
    std::vector<Real> x(xs, xs + count), y(ys, ys + count);
    const Plane plane = {tape.input(x, true), tape.input(y, true)};
    const Var u = formula.program.on_tape(plane);
    require(u.points() == count);
    tape.seed(u, Real(1));
    tape.pull_back();
    for (int i = 0; i < count; ++i) formula.program.at(xs[i], ys[i]);
    for (const NamedConstant& constant : formula.constants) {
        require(constant.place.end() <= text.size() && constant.minimum < constant.maximum);
        const std::string same = with_constant(text, constant, constant.value);
        require(parse_formula(same).constants == formula.constants);
    }
}

} // namespace

/// Any bytes are a formula or are refused at a place inside of them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    try {
        check(parse_formula(text), text);
    } catch (const FormulaError& error) {
        require(error.place().position <= size && !error.sentence().empty());
    }
    return 0;
}
