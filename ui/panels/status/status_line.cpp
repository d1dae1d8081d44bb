// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/status/status_line.h"

#include "core/picture/density_grid.h"
#include "core/picture/flow_checks.h"
#include "core/picture/probe_points.h"
#include "ui/draw/text.h"
#include "ui/draw/theme.h"
#include "ui/draw/ticks.h"
#include "ui/look/actions.h"
#include "ui/look/number_label.h"
#include "ui/look/state_dot.h"
#include "ui/panels/status/opening_progress.h"
#include "ui/panels/status/verdict_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <cmath>

namespace pushforward {

namespace {

constexpr int rest_ms = 1000;
constexpr Index probed_points = 2000;
constexpr double data_margin = 0.12;
constexpr std::int64_t many_steps = 100; // without any change of the weights

QString integral_text(double mass) {
    return std::abs(mass) < 10 ? QString::number(mass, 'f', 4) : steady_number(mass);
}

} // namespace

StatusLine::StatusLine(const Document& document, Run& run, DataOpener& opener,
                       PictureService& pictures, Actions& actions, QWidget* parent)
    : QStatusBar(parent),
      document_(document),
      run_(run),
      actions_(actions),
      pictures_(pictures),
      dot_(new StateDot(this)),
      state_(new QLabel(this)),
      notes_(new QLabel(this)),
      size_(new QLabel(this)),
      integral_(new NumberLabel(this)),
      round_trip_(new NumberLabel(this)),
      help_(new QPushButton(this)) {
    setSizeGripEnabled(false);
    setFixedHeight(28);
    auto* const holder = new QWidget(this);
    auto* const row = new QHBoxLayout(holder);
    row->setContentsMargins(10, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(dot_);
    row->addWidget(state_);
    help_->setObjectName(QStringLiteral("smallButton"));
    help_->setFixedHeight(22);
    help_->setFocusPolicy(Qt::TabFocus);
    help_->hide();
    row->addWidget(help_);
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

    connect(&run, &Run::stateChanged, this, &StatusLine::judge);
    connect(&run, &Run::runChanged, this, &StatusLine::forget);
    connect(&run, &Run::dataChanged, this,
            [this] { notes_->setText(text_of(run_.data()->notes)); });
    connect(&run, &Run::snapshotChanged, this, [this] {
        showSize();
        judge();
        pictures_.wake();
    });
    connect(help_, &QPushButton::clicked, this, [this] {
        (verdict_ == Verdict::schedule_over ? actions_.extendSchedule : actions_.backToBest)
            ->trigger();
    });
    pictures.add(
        this, [this] { return offer(); }, rest_ms);
    showState();
}

QString StatusLine::state() const { return state_->text(); }

// What was measured is of another run.
void StatusLine::forget() {
    measured_.reset();
    health_ = {};
    integral_->setText({});
    round_trip_->setText({});
    judge();
}

void StatusLine::judge() {
    const std::shared_ptr<const Snapshot>& snapshot = run_.snapshot();
    verdict_ = Verdict::healthy;
    if (snapshot && run_.data() && run_.isUpToDate()) {
        signs_ = signs_of(*snapshot, document_.experiment(), *run_.data());
        signs_.integral = health_.integral;
        signs_.round_trip = health_.round_trip;
        signs_.is_unchanged = health_.is_unchanged;
        verdict_ = verdict_on(signs_);
    }
    showState();
    Q_EMIT judged();
}

void StatusLine::showState() {
    const VerdictWords verdict = verdict_words(verdict_, signs_);
    const bool is_well = verdict_ == Verdict::healthy;
    // What is wrong with the flow is so while it rests, too.
    const bool lasts = verdict_ == Verdict::loss_risen || verdict_ == Verdict::inexact ||
                       verdict_ == Verdict::mass_off || verdict_ == Verdict::overfitting;
    QString words, advice;
    StateDot::Mood mood = StateDot::Mood::resting;
    const auto also = [&](bool says) {
        if (!says) return;
        words += QStringLiteral(", ") + verdict.state;
        advice = verdict.advice;
        mood = is_well ? StateDot::Mood::well : StateDot::Mood::worrying;
    };
    switch (run_.state()) {
    case TrainingState::empty:
        words = tr("nothing to train on yet");
        break;
    case TrainingState::paused:
        words = tr("paused");
        also(lasts);
        break;
    case TrainingState::running:
        words = tr("training");
        also(true);
        break;
    case TrainingState::finished:
        words =
            tr("finished after %1 steps").arg(grouped(run_.snapshot() ? run_.snapshot()->step : 0));
        mood = StateDot::Mood::well;
        also(lasts);
        break;
    case TrainingState::stopped:
        words = tr("stopped: a number was not finite");
        mood = StateDot::Mood::worrying;
        break;
    }
    if (run_.awaitsData()) words = tr("opening data…");
    state_->setText(words);
    state_->setToolTip(advice);
    dot_->setMood(mood);
    offerHelp();
}

void StatusLine::offerHelp() {
    const bool has_stopped = run_.state() == TrainingState::stopped;
    const bool is_off = verdict_ == Verdict::loss_risen || verdict_ == Verdict::overfitting ||
                        verdict_ == Verdict::inexact || has_stopped;
    const bool leads_back =
        run_.isUpToDate() && signs_.best && (signs_.best->step < signs_.step || has_stopped);
    actions_.backToBest->setEnabled(leads_back);
    const QAction* const action = verdict_ == Verdict::schedule_over && run_.isRunning()
                                      ? actions_.extendSchedule
                                  : is_off && leads_back ? actions_.backToBest
                                                         : nullptr;
    help_->setVisible(action && !run_.awaitsData());
    if (!action) return;
    help_->setText(QString(action->text()).remove(QLatin1Char('&')));
    help_->setToolTip(action->toolTip());
}

void StatusLine::showSize() {
    const std::shared_ptr<const Snapshot> snapshot = run_.snapshot();
    const auto count = static_cast<qint64>(snapshot ? snapshot->parameters.size() : 0);
    size_->setText(tr("%1 parameters").arg(grouped(count)));
}

PictureService::Job StatusLine::offer() {
    const std::shared_ptr<const Snapshot> snapshot = run_.snapshot();
    if (!isVisible() || !snapshot || !run_.data() || snapshot == measured_) return {};
    const bool is_unchanged = measured_ && snapshot->step >= measured_->step + many_steps &&
                              snapshot->layer_ids == measured_->layer_ids &&
                              snapshot->parameters == measured_->parameters;
    measured_ = snapshot;
    return [this, snapshot, is_unchanged, data = run_.data()](
               const Cancelled&, const PictureService::Early&) -> PictureService::Deliver {
        Health health;
        const Points probed = probe_points({snapshot, data}, probed_points);
        health.round_trip = round_trip_error(*snapshot, probed);
        health.integral = integral_around(*snapshot, whole_view(*data, data_margin));
        health.is_unchanged = is_unchanged;
        return [this, health, snapshot] {
            if (snapshot == measured_) showHealth(health);
        };
    };
}

void StatusLine::showHealth(const Health& health) {
    health_ = health;
    integral_->setText(tr("∫p = %1").arg(integral_text(*health.integral)));
    round_trip_->setText(tr("round trip %1").arg(scientific(*health.round_trip, 1)));
    judge();
}

} // namespace pushforward
