// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/curves_panel.h"

#include "ui/charts/likelihood_chart.h"
#include "ui/look/actions.h"
#include "ui/look/labels.h"
#include "ui/session/curves.h"

#include <QVBoxLayout>

namespace pushforward {

CurvesPanel::CurvesPanel(Run& run, Actions& actions, QWidget* parent)
    : QWidget(parent),
      run_(run),
      actions_(actions),
      heading_(makeHeading({}, this)),
      chart_(new LikelihoodChart(this)) {
    makePanel(this);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 4, 6);
    column->setSpacing(2);
    column->addWidget(heading_);
    column->addWidget(chart_, 1);
    chart_->addAction(actions.lastRun);
    chart_->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&run, &Run::runChanged, this, &CurvesPanel::showRun);
    connect(&run, &Run::historyChanged, this, &CurvesPanel::showHistory);
    connect(&run, &Run::floorChanged, this, [this] { chart_->setFloor(run_.floor()); });
    connect(&run, &Run::wordsChanged, this, &CurvesPanel::showWords);
    connect(actions.lastRun, &QAction::toggled, this, &CurvesPanel::showGhost);
    showWords();
    showGhost();
}

void CurvesPanel::showRun() {
    chart_->clear();
    showGhost();
    showHistory();
}

void CurvesPanel::showGhost() {
    const RunRecord* const before = run_.ghost().get();
    actions_.lastRun->setEnabled(before != nullptr);
    chart_->setGhost(before && actions_.lastRun->isChecked() ? curves_of(before->history).train
                                                             : std::vector<CurvePoint>{});
}

void CurvesPanel::showWords() {
    heading_->setText(run_.words().curves.toUpper());
    chart_->setWords(run_.words());
}

void CurvesPanel::showHistory() {
    if (!isVisible()) return;
    Curves curves = curves_of(run_.history());
    chart_->setCurves(std::move(curves.train), std::move(curves.held_out));
    chart_->setEdits(run_.marks());
}

} // namespace pushforward
