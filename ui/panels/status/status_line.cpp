// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/status/status_line.h"

#include "core/picture/density_grid.h"
#include "core/picture/flow_checks.h"
#include "core/picture/probe_points.h"
#include "ui/draw/text.h"
#include "ui/draw/theme.h"
#include "ui/draw/ticks.h"
#include "ui/look/number_label.h"
#include "ui/look/state_dot.h"
#include "ui/panels/status/opening_progress.h"

#include <QHBoxLayout>
#include <QLabel>

#include <cmath>

namespace pushforward {

namespace {

constexpr int rest_ms = 1000;
constexpr Index probed_points = 2000;
constexpr double data_margin = 0.12;
// Beyond these the flow's numbers should not be trusted to the digits that the window shows.
constexpr double worrying_mass = 0.02, worrying_round_trip = 1e-2;

// "2·10⁻⁶", or "0".
QString power_text(double value) {
    if (!std::isfinite(value)) return QStringLiteral("∞");
    if (value <= 0) return QStringLiteral("0");
    int exponent = static_cast<int>(std::floor(std::log10(value)));
    auto digit = std::lround(value / std::pow(10, exponent));
    if (digit == 10) {
        digit = 1;
        ++exponent;
    }
    return QStringLiteral("%1·%2").arg(digit).arg(power_of_ten(exponent));
}

} // namespace

StatusLine::StatusLine(Run& run, DataOpener& opener, PictureService& pictures, QWidget* parent)
    : QStatusBar(parent),
      run_(run),
      pictures_(pictures),
      dot_(new StateDot(this)),
      state_(new QLabel(this)),
      notes_(new QLabel(this)),
      size_(new QLabel(this)),
      integral_(new NumberLabel(this)),
      round_trip_(new NumberLabel(this)) {
    setSizeGripEnabled(false);
    setFixedHeight(28);
    auto* const holder = new QWidget(this);
    auto* const row = new QHBoxLayout(holder);
    row->setContentsMargins(10, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(dot_);
    row->addWidget(state_);
    const auto number = [&](NumberLabel* label, const QString& sample, const QString& help) {
        label->setFont(secondary_font());
        label->setSample(sample);
        label->setToolTip(help);
        row->addSpacing(14);
        row->addWidget(label);
    };
    number(integral_, QStringLiteral("∫p = 0.8888"),
           tr("The density's mass over the data and their surroundings: near 1 when all is well"));
    number(round_trip_, QStringLiteral("round trip 8·10⁻⁸⁸"),
           tr("The largest distance between a point and its image after data → base → data, in "
              "standard deviations of the data"));
    row->addSpacing(14);
    row->addWidget(notes_);
    for (QLabel* const label : {state_, notes_, size_}) {
        QFont font = secondary_font();
        font.setPixelSize(12);
        label->setFont(font);
    }
    notes_->setForegroundRole(QPalette::PlaceholderText);
    size_->setForegroundRole(QPalette::PlaceholderText);
    addWidget(holder);
    // Permanent, so that no passing message covers it.
    addPermanentWidget(new OpeningProgress(opener, this));
    size_->setContentsMargins(0, 0, 12, 0);
    addPermanentWidget(size_);

    connect(&run, &Run::stateChanged, this, &StatusLine::showState);
    connect(&run, &Run::dataChanged, this, [this] {
        notes_->setText(text_of(run_.data()->notes));
        integral_->setText({});
        round_trip_->setText({});
    });
    connect(&run, &Run::snapshotChanged, this, [this] {
        showSize();
        if (run_.state() == TrainingState::finished) showState();
        pictures_.wake();
    });
    pictures.add(
        this, [this] { return offer(); }, rest_ms);
    showState();
}

QString StatusLine::state() const { return state_->text(); }

void StatusLine::showState() {
    QString words;
    StateDot::Mood mood = StateDot::Mood::resting;
    switch (run_.state()) {
    case TrainingState::empty:
        words = tr("nothing to train on yet");
        break;
    case TrainingState::paused:
        words = tr("paused");
        break;
    case TrainingState::running:
        words = tr("training, %1").arg(worry_.isEmpty() ? tr("healthy") : worry_);
        mood = worry_.isEmpty() ? StateDot::Mood::well : StateDot::Mood::worrying;
        break;
    case TrainingState::finished:
        words =
            tr("finished after %1 steps").arg(grouped(run_.snapshot() ? run_.snapshot()->step : 0));
        mood = StateDot::Mood::well;
        break;
    case TrainingState::stopped:
        words = tr("stopped: a number was not finite");
        mood = StateDot::Mood::worrying;
        break;
    }
    if (run_.awaitsData()) words = tr("opening data…");
    state_->setText(words);
    dot_->setMood(mood);
}

void StatusLine::showSize() {
    const std::shared_ptr<const Snapshot> snapshot = run_.snapshot();
    const auto count = static_cast<qint64>(snapshot ? snapshot->parameters.size() : 0);
    size_->setText(tr("%1 parameters").arg(grouped(count)));
}

PictureService::Job StatusLine::offer() {
    const std::shared_ptr<const Snapshot> snapshot = run_.snapshot();
    if (!isVisible() || !snapshot || !run_.data() || snapshot == measured_) return {};
    measured_ = snapshot;
    return [this, snapshot, data = run_.data()](
               const Cancelled&, const PictureService::Early&) -> PictureService::Deliver {
        Health health;
        const Points probed = probe_points({snapshot, data}, probed_points);
        health.round_trip = round_trip_error(*snapshot, probed);
        health.integral = integral_around(*snapshot, whole_view(*data, data_margin));
        return [this, health] { showHealth(health); };
    };
}

void StatusLine::showHealth(const Health& health) {
    integral_->setText(tr("∫p = %1").arg(QString::number(health.integral, 'f', 4)));
    round_trip_->setText(tr("round trip %1").arg(power_text(health.round_trip)));
    QString worry;
    if (!(health.round_trip < worrying_round_trip))
        worry = tr("the way there and back is inexact");
    else if (!(std::abs(health.integral - 1) < worrying_mass))
        worry = tr("∫p is not near 1");
    else if (const auto best = run_.bestBeforeOverfitting())
        worry = tr("overfitting since step %1").arg(grouped(*best));
    if (worry == worry_) return;
    worry_ = worry;
    showState();
}

} // namespace pushforward
