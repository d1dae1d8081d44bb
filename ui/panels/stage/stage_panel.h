// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/view.h"
#include "ui/session/picture_service.h"
#include "ui/session/run.h"
#include "ui/session/selection.h"

#include <QWidget>

namespace pushforward {

class Actions;
class PaintingEditor;
class StageView;

/// The stage with what the run brings: the density after the chosen card, its contours, data
/// and samples.
class StagePanel : public QWidget {
    Q_OBJECT
public:
    StagePanel(Run& run, Selection& selection, PaintingEditor& editor, PictureService& pictures,
               Actions& actions, QWidget* parent = nullptr);

    StageView& view() { return *view_; }

    QSize minimumSizeHint() const override { return {480, 200}; }

private:
    /// All that a density depends on: equal ones need no second picture.
    struct DensityWish {
        std::shared_ptr<const Snapshot> snapshot;
        Index layers = 0;
        bool data_side = true, contours = true;
        View view;
        QSize cells;
        bool operator==(const DensityWish&) const = default;
    };
    void showData();
    void showPoints();
    void showNoFlow();
    void tellView();
    View homeView(const TrainingData& of) const;
    bool haveUnlikeAxes(const TrainingData& of, const View& home);
    void showCard();
    PictureService::Job offerDensity();
    PictureService::Job offerSamples();
    PictureService::Job offerTarget();

    Run& run_;
    Selection& selection_;
    PaintingEditor& editor_;
    PictureService& pictures_;
    StageView* view_;
    DensityWish drawn_;
    std::shared_ptr<const Snapshot> samples_of_;
    std::shared_ptr<const TrainingData> target_of_; ///< whose target is drawn, and where
    View target_view_;
    bool data_side_ = true;
    std::string title_; ///< of the data that are shown
    Standardisation axes_of_;
    bool unlike_axes_ = false;
};

} // namespace pushforward
