// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed_energy.h"

#include "core/spec/sentence.h"
#include "core/targets/rezende_mohamed.h"
#include "core/targets/typed/plane_integral.h"
#include "core/targets/typed/typed_formula.h"

#include <algorithm>

namespace pushforward {

namespace {

/// The number of evaluations of U that take about a second.
std::int64_t affordable(const Program& program) {
    double nanoseconds = 20;
    for (const Instruction& i : program.instructions())
        nanoseconds += i.op == Op::sin || i.op == Op::cos || i.op == Op::tan || i.op == Op::pow ||
                               i.op == Op::atan2 || i.op == Op::softplus || i.op == Op::sigmoid
                           ? 25
                           : 2;
    return std::clamp(static_cast<std::int64_t>(0.7e9 / nanoseconds), std::int64_t{200'000},
                      std::int64_t{4'000'000});
}

class TypedEnergy : public Energy {
public:
    TypedEnergy(Program program, double reach) : program_(std::move(program)), reach_(reach) {}

    Var on_tape(Plane x) const override {
        const Var u = program_.on_tape(x);
        return has_walls() ? u + wall(x.first, x.second, reach_) : u;
    }

    double at(const Eigen::Array2d& x) const override {
        const double u = program_.at(x.x(), x.y());
        return has_walls() ? u + wall(x.x(), x.y(), reach_) : u;
    }

    EnergyDomain domain() const override { return integral().domain; }
    EnergyFacts facts() const override { return integral().facts; }
    EnergyFacts facts_with_covariance() const override { return facts(); }

private:
    bool has_walls() const { return reach_ > 0; }

    PlaneIntegral integral() const {
        const auto u = [this](const double* x, const double* y, double* out, int count) {
            program_.at(x, y, out, count);
            if (has_walls())
                for (int i = 0; i < count; ++i) out[i] += wall(x[i], y[i], reach_);
        };
        try {
            return integrate_over_plane(u, affordable(program_));
        } catch (const NoIntegral& error) {
            throw NoIntegral(std::string(error.what()) +
                             (has_walls() ? " The walls do not hold it."
                                          : " Choose walls as its envelope, or add something that "
                                            "grows on all sides."));
        }
    }

    Program program_;
    double reach_; ///< 0 where there are no walls
};

std::unique_ptr<const Energy> make_typed_energy(const Spec& spec) {
    const double reach = spec.choice("envelope") == "walls" ? spec.real("reach") : 0;
    return std::make_unique<TypedEnergy>(parse_formula(spec.text("text")).program, reach);
}

} // namespace

/// An energy typed as a formula; core/targets/typed/typed_formula.h describes the language.
EnergyKind typed_energy() {
    return {{.key = "formula",
             .title = "Formula",
             .summary = "An energy of your own, typed as U(x, y): " + formula_language(),
             .formula = "U(x) = text" + wall_formula() + " with walls",
             .reference = "your own; the walls are those of De Cao et al. 2019, Block Neural "
                          "Autoregressive Flow",
             .fields = {{"text", "U(x, y)", "", "The formula, preceded by any definitions.",
                         TextField{"radius = 2 in [0.5, 4]; width = 0.4 in [0.1, 1]; "
                                   "((r - radius) / width)^2 / 2",
                                   longest_formula, "a formula in x and y",
                                   [](const std::string& text) { parse_formula(text); }}},
                        {"envelope", "Envelope", "",
                         "What is added to a U that does not grow on all sides: nothing, or walls, "
                         "which rise quadratically.",
                         ChoiceField{"none", {{"none", "none"}, {"walls", "walls"}}}},
                        {"reach", "Reach", "", "The walls stand beyond plus and minus this much.",
                         RealField{initial_reach, 0.5, 100, true}}},
             .group = {}},
            make_typed_energy};
}

std::string formula_language() {
    return "numbers, x, y, r, theta, pi, e; + - * / ^; < <= > >= == !=, and, or, not; " +
           listed(formula_functions()) +
           ". Statements end with ; or a line; NAME = … gives a name to a value, and to a number, "
           "with [from, to] after it, a slider: a = 2 in [0, 5].";
}

Spec parse_energy(std::string_view text) {
    const auto is_key = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    const auto skip = [&](std::size_t at, auto&& passes) {
        while (at < text.size() && passes(text[at])) ++at;
        return at;
    };
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
    const std::size_t first = skip(0, blank), last = skip(first, is_key), next = skip(last, blank);
    const std::string key(text.substr(first, last - first));
    const bool alone = next == text.size();
    std::vector<std::string> known;
    for (const EnergyKind& kind : energy_kinds()) known.push_back(kind.key);
    const bool is_known = std::ranges::find(known, key) != known.end();
    if (is_known && (alone || text[next] == '(')) return parse_spec(text);
    try {
        parse_formula(text);
    } catch (const FormulaError& error) {
        const bool has_fields =
            !alone && text[next] == '(' && text.find('=') != text.npos && text.back() == ')';
        if (key.empty() || !(alone || has_fields)) throw;
        throw Error("There is no energy called " + shown(key) +
                    ", and as a formula it cannot be "
                    "read. " +
                    suggestion(key, known));
    }
    return {"formula", {{"text", std::string(text)}}};
}

} // namespace pushforward
