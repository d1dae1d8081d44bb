// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/moment.h"
#include "ui/session/picture_service.h"
#include "ui/session/playhead.h"
#include "ui/session/run.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace pushforward {

class Actions;
class PaintingEditor;
class ProbeOverlay;
class Probes;
class StageView;

/// The stage with the moment that the run brings, where the playhead stands.
class StagePanel : public QWidget {
    Q_OBJECT
public:
    StagePanel(Run& run, Playhead& playhead, PaintingEditor& editor, Probes& probes,
               PictureService& pictures, Actions& actions, QWidget* parent = nullptr);

    StageView& view() { return *view_; }

    QSize minimumSizeHint() const override { return {480, 200}; }

Q_SIGNALS:
    void otherData(); ///< in place of those that were shown

private:
    void showData();
    void showPoints();
    Moment moment() const;
    void tellView();
    std::optional<View> homeView(const std::shared_ptr<const TrainingData>& of) const;
    PictureService::Job findTarget();
    bool haveUnlikeAxes(const TrainingData& of, const View& home);
    void showHome();
    void showPosition();

    Run& run_;
    Playhead& playhead_;
    PaintingEditor& editor_;
    PictureService& pictures_;
    StageView* view_;
    ProbeOverlay* probes_;
    std::shared_ptr<const TrainingData> target_of_; ///< the energy that `target_view_` holds
    std::optional<View> target_view_;
    std::string title_; ///< of the data that are drawn
    Standardisation axes_of_;
    bool unlike_axes_ = false;
};

} // namespace pushforward
