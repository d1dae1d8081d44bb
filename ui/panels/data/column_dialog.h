// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/reading.h"
#include "core/train/experiment.h"
#include "core/train/training_data.h"
#include "ui/session/background.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace pushforward {

/// Asks which two columns of a table are the axes, of which of them the logarithm is taken, and
/// which column tells the classes of the points. What would be trained on is read in the
/// background and shown: the points, how many of the rows they are, and why the others are not
/// among them.
class ColumnDialog : public QDialog {
    Q_OBJECT
public:
    /// `experiment` has the file as its data; `data` is what came of reading it, and tells which
    /// columns there are and which two were taken.
    ColumnDialog(const Experiment& experiment, std::shared_ptr<const TrainingData> data,
                 QWidget* parent = nullptr);
    ~ColumnDialog() override;

    /// The file with the two columns, and what was read of them; null while that is not ready, and
    /// where they cannot be trained on.
    DataSource source() const;
    const std::shared_ptr<const TrainingData>& data() const { return data_; }

private:
    static void addRow(QFormLayout* form, const QString& title, QComboBox* column, QCheckBox* log);
    void choose();
    void read();
    void showData(std::shared_ptr<const TrainingData> data, const QImage& picture);
    void refuse(const QString& sentence);
    void showShare();

    Experiment experiment_;
    std::shared_ptr<const TrainingData> data_;
    QComboBox *first_, *second_, *category_;
    QCheckBox *first_log_, *second_log_;
    int chosen_first_ = 0, chosen_second_ = 0;
    QLabel *picture_, *rows_, *reasons_;
    QPushButton* open_;
    QTimer timer_;
    std::shared_ptr<Reading> reading_; ///< null when none is under way
    Background background_;
};

} // namespace pushforward
