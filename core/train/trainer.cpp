// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"

#include "core/math/error.h"
#include "core/math/flush_subnormals.h"
#include "core/math/random_streams.h"
#include "core/math/sums.h"
#include "core/spec/sentence.h"
#include "core/train/breakdown.h"
#include "core/train/experiment_flow.h"
#include "core/train/minibatch.h"
#include "core/train/objectives/reverse_kl.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pushforward {

Trainer::Trainer(const Experiment& experiment, std::shared_ptr<const TrainingData> data,
                 const Snapshot* from)
    : experiment_(validated(experiment)),
      data_(std::move(data)),
      random_(experiment.seed, random_stream::training),
      best_random_(random_) {
    held_out_ = data_->held_out.leftCols(std::min(data_->held_out.cols(), held_out_limit));
    metrics_.reserve(1024);
    build();
    if (!from) {
        flow_->initialise(parameters_, experiment_.seed);
        start_from_data();
        measure_now();
        return;
    }
    const std::vector<Real>& trained =
        optimizer_->averages() ? from->training_parameters : from->parameters;
    if (trained.size() != parameters_.size() || from->optimizer_state.size() != memory_.size() ||
        from->schedule_state.size() != schedule_memory_.size())
        throw Error(misfit(trained.size(), parameters_.size(), from->optimizer_state.size(),
                           memory_.size()));
    parameters_ = trained;
    memory_ = from->optimizer_state;
    schedule_memory_ = from->schedule_state;
    random_.restore(from->random_state);
    step_ = from->step;
    latest_ = from->latest;
    gradient_norm_ = from->gradient_norm;
    learning_rate_ = from->learning_rate;
    loss_sum_ = from->loss_sum;
    loss_count_ = from->loss_count;
    consider_best(held_out_loss());
}

void Trainer::build() {
    if (experiment_.fits_energy() != (data_->energy != nullptr))
        throw Error(std::string("What was opened is not what the experiment trains on, which is ") +
                    (experiment_.fits_energy() ? "an energy." : "data."));
    flow_ = make_flow(experiment_, data_->standardisation);
    objective_ = make(objective_kinds(), experiment_.objective, "objective");
    frozen_ = frozen_ranges(experiment_, *flow_);
    optimizer_ = with_frozen(make(optimizer_kinds(), experiment_.optimizer, "optimizer"), frozen_);
    schedule_ = make(schedule_kinds(), experiment_.schedule, "schedule");
    const auto count = static_cast<std::size_t>(flow_->parameter_count());
    parameters_.assign(count, Real(0));
    gradient_.assign(count, Real(0));
    memory_.assign(count * static_cast<std::size_t>(optimizer_->memory_slots()), Real(0));
    shown_.assign(count, Real(0));
    schedule_memory_.assign(schedule_->memory_size(), 0.0);
    batch_.resize(2, data_->energy ? 0 : experiment_.batch);
    log_probs_.assign(
        static_cast<std::size_t>(std::max<Index>(held_out_.cols(), experiment_.batch)), 0.0);
}

bool Trainer::fail(const std::string& what, const std::string& where) {
    message_ = "Training stopped at step " + grouped_digits(step_ + 1) + ": " + what +
               " would not have been finite." + where;
    // What broke may be the fault of the step before, which left finite numbers: then that goes
    // too.
    if (can_undo_) {
        undo();
        --step_;
    }
    const std::string cause = likely_cause(*data_, latest_);
    measure_all(); // what is shown is of the parameters that are left
    message_ += what_is_left(*latest_, best_.latest) +
                " Lower the learning rate or the largest gradient, or reset." + cause;
    return false;
}

void Trainer::undo() {
    parameters_ = before_.parameters;
    memory_ = before_.memory;
    schedule_memory_ = before_.schedule_memory;
    can_undo_ = false;
}

bool Trainer::step() {
    const FlushSubnormals flush;
    message_.clear();
    draw_batch(*data_, random_, batch_);
    const double loss = objective_->loss_and_gradient({.flow = *flow_,
                                                       .parameters = parameters_,
                                                       .batch_size = experiment_.batch,
                                                       .batch = batch_,
                                                       .energy = data_->energy.get(),
                                                       .step = step_,
                                                       .steps = experiment_.steps,
                                                       .random = random_,
                                                       .room = room_},
                                                      gradient_);
    if (!std::isfinite(loss)) {
        const bool from_data = objective_->fits_to() == Objective::FitsTo::data;
        return fail("the " + objective_->loss_name(),
                    first_break(experiment_, *flow_, room_.tape, parameters_,
                                from_data ? batch_ : room_.base,
                                from_data ? Side::data : Side::base));
    }
    clear(gradient_, frozen_);
    const double norm = std::sqrt(sum_of_squares(gradient_));
    if (!std::isfinite(norm))
        return fail("the gradient", broken_layer(experiment_, *flow_, gradient_));
    const double clip = experiment_.optimizer.real("clip");
    if (clip > 0 && norm > clip)
        for (Real& g : gradient_) g *= static_cast<Real>(clip / norm);

    before_.parameters = parameters_;
    before_.memory = memory_;
    before_.schedule_memory = schedule_memory_;
    const double rate = experiment_.optimizer.real("learning_rate") *
                        schedule_->factor(step_, experiment_.steps, schedule_memory_);
    optimizer_->apply(parameters_, gradient_, memory_, step_ + 1, rate);
    const bool parameters_hold = all_finite(parameters_);
    if (!parameters_hold || !all_finite(memory_)) {
        const std::string where =
            broken_layer(experiment_, *flow_, parameters_hold ? memory_ : parameters_);
        undo();
        return fail("a parameter", where);
    }
    can_undo_ = true;
    schedule_->observe(step_, loss, schedule_memory_);
    ++step_;
    gradient_norm_ = norm;
    learning_rate_ = rate;
    measure(loss);
    return true;
}

void Trainer::measure(double loss) {
    loss_sum_ += loss;
    ++loss_count_;
    if (step_ % report_every != 0 && step_ != experiment_.steps) return;
    MetricPoint point;
    point.step = step_;
    point.train_loss = objective_->loss_is_reported() ? loss_sum_ / static_cast<double>(loss_count_)
                                                      : mean_nll(batch_);
    if (step_ % held_out_every == 0 || step_ == experiment_.steps)
        point.held_out_loss = held_out_loss();
    loss_sum_ = 0;
    loss_count_ = 0;
    metrics_.push_back(point);
    const bool measured = point.held_out_loss.has_value();
    if (!measured && latest_) point.held_out_loss = latest_->held_out_loss;
    latest_ = point;
    if (!measured) return;
    held_out_step_ = step_;
    consider_best(*point.held_out_loss);
}

void Trainer::consider_best(double loss) {
    if (!best_.parameters.empty() && !(loss < best_loss_)) return;
    best_loss_ = loss;
    fill(best_);
    best_random_ = random_;
}

void Trainer::measure_all() {
    const double held_out = held_out_loss();
    latest_ = MetricPoint{step_, held_out, held_out};
    if (!data_->energy)
        latest_->train_loss =
            mean_nll(data_->train.leftCols(std::min(data_->train.cols(), held_out_.cols())));
    held_out_step_ = step_;
    metrics_.push_back(*latest_);
}

void Trainer::measure_now() {
    measure_all();
    loss_sum_ = 0;
    loss_count_ = 0;
    best_.parameters.clear(); // the best of another stack is none of this one
    consider_best(*latest_->held_out_loss);
}

void Trainer::measure_here() {
    if (held_out_step_ == step_) return;
    MetricPoint point{step_, latest_ ? latest_->train_loss : 0, held_out_loss()};
    if (loss_count_ > 0 && objective_->loss_is_reported())
        point.train_loss = loss_sum_ / static_cast<double>(loss_count_);
    held_out_step_ = step_;
    latest_ = point;
    metrics_.push_back(point);
}

double Trainer::mean_nll(const Batch& points) {
    const FlushSubnormals flush;
    log_probs_.resize(static_cast<std::size_t>(points.cols()));
    optimizer_->shown(parameters_, memory_, shown_);
    flow_->log_prob_inside(room_.team, shown_, points, log_probs_);
    double sum = 0;
    for (double value : log_probs_) sum += value;
    return -sum / static_cast<double>(points.cols()) - data_->standardisation.log_abs_det();
}

double Trainer::held_out_loss() {
    const FlushSubnormals flush;
    if (!data_->energy) return mean_nll(held_out_);
    Random random(experiment_.seed, random_stream::held_out);
    optimizer_->shown(parameters_, memory_, shown_);
    return measure_reverse_kl(*flow_, shown_, *data_->energy, held_out_draws, random, room_).loss;
}

void Trainer::edit(const Experiment& experiment) {
    const Experiment next = validated(experiment), before = experiment_;
    const std::shared_ptr<const Flow> old = flow_;
    const std::vector<Real> old_parameters = parameters_;
    const std::vector<double> old_schedule_memory = schedule_memory_;
    const bool averaged = optimizer_->averages();
    kept_.keep(parts_of(experiment_, *flow_), columns_of(parameters_, memory_, *optimizer_));
    try {
        adopt(next);
    } catch (...) { // there was no memory for so large a stack
        adopt(before);
        schedule_memory_ = old_schedule_memory;
        throw;
    }
    can_undo_ = false;
    const bool same_schedule = before.schedule.kind == next.schedule.kind;
    if (same_schedule) schedule_memory_ = old_schedule_memory;
    const bool other_flow = old->layer_count() != flow_->layer_count() ||
                            old_parameters != parameters_ ||
                            !are_alike(before.layers, next.layers) || before.base != next.base;
    if (other_flow || before.objective != next.objective)
        schedule_->forget_losses(schedule_memory_);
    // What is best is asked anew of another flow, and where its memory would not fit any more.
    if (other_flow || !same_schedule || before.optimizer.kind != next.optimizer.kind ||
        averaged != optimizer_->averages())
        measure_now();
}

void Trainer::change_points(const DataSource& source, std::shared_ptr<const TrainingData> data) {
    if (data->energy || data_->energy || !(data->standardisation == data_->standardisation))
        throw Error("Points can take the place of others only in the same coordinates.");
    if (data->train.cols() == 0)
        throw Error("There are only " + std::to_string(data->points.cols()) +
                    " points; training needs at least " + std::to_string(fewest_points) + ".");
    experiment_.data = source;
    data_ = std::move(data);
    held_out_ = data_->held_out.leftCols(std::min(data_->held_out.cols(), held_out_limit));
    schedule_->forget_losses(schedule_memory_);
    measure_now();
}

void Trainer::adopt(const Experiment& experiment) {
    experiment_ = experiment;
    build();
    flow_->initialise(parameters_, experiment_.seed);
    kept_.restore(parts_of(experiment_, *flow_), columns_of(parameters_, memory_, *optimizer_));
    if (step_ == 0) start_from_data();
}

void Trainer::start_from_data() {
    if (!data_->energy) {
        const Index count = std::min(data_->train.cols(), held_out_limit);
        flow_->start_from_data(room_.tape, parameters_, data_->train.leftCols(count));
        return;
    }
    Random random(experiment_.seed, random_stream::start_from_data);
    Batch z(2, held_out_draws);
    flow_->draw_base(parameters_, random, z);
    flow_->start_from_data(room_.tape, parameters_, z, Side::base);
}

void Trainer::fill(Snapshot& s) const {
    s.step = step_;
    s.parameters.resize(parameters_.size());
    optimizer_->shown(parameters_, memory_, s.parameters);
    if (optimizer_->averages())
        s.training_parameters = parameters_;
    else
        s.training_parameters.clear();
    s.optimizer_state = memory_;
    s.schedule_state = schedule_memory_;
    s.latest = latest_;
    s.gradient_norm = gradient_norm_;
    s.learning_rate = learning_rate_;
    s.loss_sum = loss_sum_;
    s.loss_count = loss_count_;
}

std::shared_ptr<const Snapshot> Trainer::take_snapshot() const {
    Snapshot s;
    fill(s);
    s.best = best_.latest;
    return completed(std::move(s), random_);
}

std::shared_ptr<const Snapshot> Trainer::completed(Snapshot s, const Random& random) const {
    s.flow = flow_;
    s.layer_ids = ids_of(experiment_.layers);
    s.random_state = random.state();
    return std::make_shared<const Snapshot>(std::move(s));
}

std::vector<MetricPoint> Trainer::take_metrics() {
    std::vector<MetricPoint> taken = metrics_;
    metrics_.clear();
    return taken;
}

} // namespace pushforward
