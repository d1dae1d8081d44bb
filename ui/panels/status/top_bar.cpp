// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/status/top_bar.h"

#include "ui/draw/text.h"
#include "ui/draw/theme.h"
#include "ui/draw/ticks.h"
#include "ui/look/actions.h"
#include "ui/look/glyph_button.h"
#include "ui/look/labels.h"
#include "ui/panels/status/readout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

#include <cmath>

namespace pushforward {

namespace {

QString nll_text(std::optional<double> nll) {
    return nll ? steady_number(*nll) : QStringLiteral("–");
}

} // namespace

TopBar::TopBar(const Document& document, Run& run, Actions& actions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      run_(run),
      actions_(actions),
      play_(new GlyphButton(Glyph::play, GlyphButton::Look::primary, 42, this)),
      presets_(new QPushButton(this)) {
    setFixedHeight(54);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 5);
    row->setSpacing(8);
    const auto button = [&](Glyph glyph, QAction* action) {
        auto* const made = new GlyphButton(glyph, GlyphButton::Look::raised, 34, this);
        made->follow(action);
        row->addWidget(made);
    };
    button(Glyph::reset, actions.reset);
    play_->follow(actions.play);
    row->addWidget(play_);
    button(Glyph::step, actions.step);
    row->addSpacing(12);

    const auto readout = [&](const QString& title, const QString& sample, const QString& help) {
        auto* const made = new Readout(title, sample, help, this);
        row->addWidget(made);
        row->addSpacing(12);
        return made;
    };
    step_ = readout(tr("Step"), QStringLiteral("88,888"), tr("Training steps done"));
    speed_ = readout(tr("Speed"), QStringLiteral("8,888 /s"), tr("Training steps per second"));
    train_ = readout({}, QStringLiteral("8.88·10⁸⁸"), {});
    held_out_ = readout({}, QStringLiteral("8.88·10⁸⁸"), {});
    floor_ = readout({}, QStringLiteral("−88.888"), {});
    gaussian_ = readout(tr("One Gaussian"), QStringLiteral("−88.888"),
                        tr("Held-out NLL of the one Gaussian that fits best: a flow should beat "
                           "it."));
    row->addStretch(1);
    presets_->setMenu(actions.presets->menu());
    presets_->setFocusPolicy(Qt::TabFocus);
    row->addWidget(presets_);
    auto* const save =
        new QPushButton(QString(actions.saveFigure->text()).remove(QLatin1Char('&')), this);
    save->setFocusPolicy(Qt::TabFocus);
    save->setToolTip(actions.saveFigure->toolTip());
    connect(save, &QPushButton::clicked, actions.saveFigure, &QAction::trigger);
    row->addWidget(save);

    connect(&document, &Document::changed, this, &TopBar::showPreset);
    connect(&run, &Run::stateChanged, this, &TopBar::showState);
    connect(&run, &Run::wordsChanged, this, &TopBar::showWords);
    for (const auto signal : {&Run::snapshotChanged, &Run::floorChanged, &Run::dataChanged,
                              &Run::historyChanged, &Run::stateChanged})
        connect(&run, signal, this, &TopBar::showNumbers);
    makePanel(this); // last: it asks for the colours of all that is in it
    applyColours();
    showWords();
    showState();
    showPreset();
}

void TopBar::showPreset() {
    const Preset* const preset = preset_of(document_.experiment());
    const QString words = QString(actions_.presets->text()).remove(QLatin1Char('&'));
    presets_->setText(preset ? text_of(preset->title) : words);
    presets_->setAccessibleName(preset ? tr("Presets: %1").arg(text_of(preset->title)) : words);
    presets_->setToolTip(preset ? tr("The stack is the preset %1. %2")
                                      .arg(text_of(preset->title), actions_.presets->toolTip())
                                : actions_.presets->toolTip());
}

void TopBar::showWords() {
    const LossWords& words = run_.words();
    train_->setTitle(words.train, words.train_help);
    held_out_->setTitle(words.held_out, words.held_out_help);
    floor_->setTitle(words.floor, words.floor_help);
}

void TopBar::showState() {
    const bool goes = run_.isRunning();
    play_->setGlyph(goes ? Glyph::pause : Glyph::play);
    actions_.play->setText(goes ? tr("&Pause") : tr("&Play"));
    actions_.play->setToolTip(goes ? tr("Pause training") : tr("Train"));
}

void TopBar::showNumbers() {
    const Snapshot* const snapshot = run_.snapshot().get();
    step_->setText(grouped(snapshot ? snapshot->step : 0));
    const auto speed = static_cast<qint64>(std::llround(run_.stepsPerSecond()));
    speed_->setText(speed > 0 ? tr("%1 /s").arg(grouped(speed)) : QStringLiteral("–"));
    std::optional<double> train, held_out;
    if (snapshot && snapshot->latest) {
        train = snapshot->latest->train_loss;
        held_out = snapshot->latest->held_out_loss;
    }
    train_->setText(nll_text(train));
    train_->setHelp(trainHelp(train));
    held_out_->setText(nll_text(held_out));
    floor_->setText(nll_text(run_.floor()));
    gaussian_->setVisible(!run_.data() || run_.data()->gaussian_nll);
    gaussian_->setText(nll_text(run_.data() ? run_.data()->gaussian_nll : std::nullopt));
}

// A loss below the floor is explained where it is read.
QString TopBar::trainHelp(std::optional<double> train) const {
    const QString help = run_.words().train_help;
    const TrainingData* const of = run_.data().get();
    if (!train || !run_.floor() || !(*train < *run_.floor()) || !of) return help;
    const QString why =
        of->energy || of->fresh
            ? tr("It is below the floor by chance: it is the mean over a few minibatches.")
            : tr("It is below the floor by the chance of a few minibatches, or because the flow "
                 "memorises its %1 training points; %2 tells which.")
                  .arg(grouped(of->train.cols()), run_.words().held_out);
    return help + QLatin1Char(' ') + why;
}

void TopBar::applyColours() {
    const Theme& theme = Theme::of(palette());
    train_->setColour(theme.accent);
    held_out_->setColour(theme.held_out);
    floor_->setColour(theme.floor);
}

void TopBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyColours();
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect().adjusted(0, height() - 1, 0, 0), Theme::of(palette()).line);
}

} // namespace pushforward
