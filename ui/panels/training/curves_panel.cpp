// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/curves_panel.h"

#include "ui/charts/likelihood_chart.h"
#include "ui/look/labels.h"
#include "ui/session/curves.h"

#include <QVBoxLayout>

namespace pushforward {

CurvesPanel::CurvesPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      heading_(makeHeading({}, this)),
      chart_(new LikelihoodChart(this)) {
    makePanel(this);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 4, 6);
    column->setSpacing(2);
    column->addWidget(heading_);
    column->addWidget(chart_, 1);
    connect(&session, &Session::historyChanged, this, &CurvesPanel::showHistory);
    connect(&session, &Session::floorChanged, this, [this] { chart_->setFloor(session_.floor()); });
    connect(&session, &Session::dataChanged, chart_, &LikelihoodChart::clear);
    connect(&session, &Session::wordsChanged, this, &CurvesPanel::showWords);
    showWords();
}

void CurvesPanel::showWords() {
    heading_->setText(session_.words().curves.toUpper());
    chart_->setWords(session_.words());
}

void CurvesPanel::showHistory() {
    if (session_.history().empty()) {
        chart_->clear();
        return;
    }
    if (!isVisible()) return;
    Curves curves = curves_of(session_.history());
    chart_->setCurves(std::move(curves.train), std::move(curves.held_out));
}

} // namespace pushforward
