// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/status/opening_progress.h"

#include "ui/draw/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace pushforward {

namespace {

constexpr int tick_ms = 120, bar_width = 140, longest_name = 220;

} // namespace

OpeningProgress::OpeningProgress(DataOpener& opener, QWidget* parent)
    : QWidget(parent),
      opener_(opener),
      label_(new QLabel(this)),
      bar_(new QProgressBar(this)),
      cancel_(new QPushButton(tr("Cancel"), this)) {
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 14, 0);
    row->setSpacing(8);
    QFont font = secondary_font();
    font.setPixelSize(12);
    for (QWidget* part : {static_cast<QWidget*>(label_), static_cast<QWidget*>(cancel_)})
        part->setFont(font);
    bar_->setFixedSize(bar_width, 6);
    bar_->setTextVisible(false);
    cancel_->setObjectName(QStringLiteral("smallButton"));
    cancel_->setFixedHeight(22);
    cancel_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    cancel_->setFocusPolicy(Qt::TabFocus);
    cancel_->setShortcut(Qt::Key_Escape);
    for (QWidget* part : {static_cast<QWidget*>(label_), static_cast<QWidget*>(bar_),
                          static_cast<QWidget*>(cancel_)})
        row->addWidget(part);
    timer_.setInterval(tick_ms);
    connect(&timer_, &QTimer::timeout, this, &OpeningProgress::showShare);
    connect(cancel_, &QPushButton::clicked, &opener, &DataOpener::cancel);
    connect(&opener, &DataOpener::openingChanged, this, &OpeningProgress::follow);
    hide();
    follow();
}

void OpeningProgress::follow() {
    if (opener_.isOpening() == timer_.isActive()) return;
    if (opener_.isOpening()) {
        timer_.start();
        return;
    }
    timer_.stop();
    hide();
}

void OpeningProgress::showShare() {
    const auto reading = opener_.fileBeingRead();
    setVisible(reading.has_value());
    if (!reading) return;
    if (reading->name != name_) {
        name_ = reading->name;
        bar_->setAccessibleName(tr("Share of %1 that is read").arg(name_));
        cancel_->setAccessibleName(tr("Cancel reading %1").arg(name_));
        cancel_->setToolTip(tr("Stop reading %1 and leave all as it was (Esc)").arg(name_));
    }
    const QString name = label_->fontMetrics().elidedText(name_, Qt::ElideMiddle, longest_name);
    const auto total = static_cast<double>(reading->progress->bytes_total.load());
    if (!(total > 0)) { // not known: the bar is busy
        bar_->setRange(0, 0);
        label_->setText(tr("Reading %1").arg(name));
        return;
    }
    const double share = static_cast<double>(reading->progress->bytes_done.load()) / total;
    bar_->setRange(0, 100);
    bar_->setValue(static_cast<int>(100 * share));
    label_->setText(tr("Reading %1: %2 %").arg(name).arg(bar_->value()));
}

} // namespace pushforward
