// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/project.h"

#include "core/math/error.h"
#include "ui/draw/text.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace pushforward {

namespace {

constexpr int try_ms = 30, longest_wait_ms = 60'000; // until an edit has come to the flow

// Those of the document depend on all that was in it.
void number_layers(ModelFile& model) {
    std::int64_t id = 0;
    for (Layer& layer : model.experiment.layers) layer.id = ++id;
}

} // namespace

const QString Project::ending = QStringLiteral("pushforward");

Project::Project(Document& document, Run& run, Background& background, QObject* parent)
    : QObject(parent), document_(document), run_(run), background_(background), places_(1) {
    connect(&document, &Document::changed, this, &Project::follow);
    for (const auto news : {&Run::snapshotChanged, &Run::runChanged})
        connect(&run, news, this, [this] {
            if (std::exchange(was_modified_, isModified()) != was_modified_) Q_EMIT changed();
        });
    wish_timer_.setInterval(try_ms);
    connect(&wish_timer_, &QTimer::timeout, this, &Project::trySaving);
}

bool Project::isProject(const QString& path) {
    constexpr qint64 enough = 64;
    QFile file(path);
    if (path.endsWith(u'.' + ending, Qt::CaseInsensitive)) return true; // whatever has become of it
    return file.open(QIODevice::ReadOnly) &&
           file.read(enough).contains(R"("format": "pushforward")");
}

QString Project::name() const { return QFileInfo(path()).completeBaseName(); }

bool Project::isModified() const {
    const Place& place = places_.back();
    return place.saved_moment != document_.moment() || place.saved_step != step();
}

bool Project::isWorthAsking() const {
    const Place& place = places_.back();
    return path().isEmpty() ? place.is_recovered || place.moment != document_.moment()
                            : isModified();
}

bool Project::holdsDocument() const { return places_.back().saved_moment == document_.moment(); }

bool Project::isInStep() const {
    return run_.isUpToDate() && !run_.beginsWithNext() &&
           run_.has(request_of(document_.experiment()));
}

// Undo and redo lead to the file that the document had at that moment.
void Project::follow() {
    const std::int64_t moment = document_.moment();
    if (document_.latestEdit().is_again) {
        while (places_.size() > 1 && places_.back().moment > moment) {
            undone_.push_back(std::move(places_.back()));
            places_.pop_back();
        }
        while (!undone_.empty() && undone_.back().moment <= moment) {
            places_.push_back(std::move(undone_.back()));
            undone_.pop_back();
        }
    } else {
        undone_.clear();
    }
    was_modified_ = isModified();
    Q_EMIT changed();
}

void Project::replaceBy(const QString& name, const Experiment& experiment, const Place& place) {
    const std::int64_t before = document_.moment();
    document_.beginAgain(name, [&](Experiment& e) { e = experiment; });
    if (document_.moment() == before) return;
    Place here = place;
    here.moment = document_.moment();
    if (here.saved_step >= 0) here.saved_moment = here.moment;
    places_.push_back(std::move(here));
    was_modified_ = isModified();
    Q_EMIT changed();
}

void Project::begin() {
    replaceBy(tr("new project"), document_.withNewIds(example_experiment()), {});
}

void Project::open(const QString& path) {
    const auto work = [this, path]() -> Background::Deliver {
        return [this, path, model = read_model(path.toStdString())] {
            Place place{0, path, -1, 0};
            if (model.snapshot) place.saved_step = model.snapshot->step;
            take(model, tr("open %1").arg(QFileInfo(path).fileName()), std::move(place));
        };
    };
    background_.run(this, work, [this](const QString& sentence) { Q_EMIT failed(sentence); });
}

bool Project::recover(const QString& file, const QString& path) {
    try {
        take(read_model(file.toStdString()), tr("recover"), {0, path, -1, -1, true});
        return true;
    } catch (const Error& error) {
        Q_EMIT failed(text_of(error.what()));
        return false;
    }
}

void Project::take(const ModelFile& model, const QString& name, Place place) {
    const Experiment experiment = document_.withNewIds(model.experiment);
    opened_ = model;
    opened_->experiment = experiment;
    if (model.snapshot)
        run_.resumption().expect(
            {document_.nextMoment(), experiment, model.snapshot, model.metrics});
    replaceBy(name, experiment, place);
}

ModelFile Project::model() const {
    ModelFile model;
    model.experiment = document_.experiment();
    if (!isInStep()) { // what was opened is not lost before it has come to the training
        if (opened_ && opened_->experiment == model.experiment) model = *opened_;
        number_layers(model);
        return model;
    }
    number_layers(model);
    const TrainingData& data = *run_.data();
    model.snapshot = run_.snapshot();
    model.title = data.title;
    model.first_title = data.first_title;
    model.second_title = data.second_title;
    model.floor = run_.floor();
    model.gaussian_nll = data.gaussian_nll;
    model.metrics = run_.history();
    return model;
}

void Project::save(const QString& path) {
    wishes_.push_back({places_.back().moment, path, QDateTime::currentMSecsSinceEpoch()});
    trySaving();
}

void Project::trySaving() {
    if (wishes_.empty()) return wish_timer_.stop();
    const Wish wish = wishes_.front();
    const bool trains = run_.loaded() || run_.awaitsData();
    const bool is_there = places_.back().moment == wish.moment;
    if (is_there && trains && !isInStep() &&
        QDateTime::currentMSecsSinceEpoch() - wish.since_ms < longest_wait_ms)
        return wish_timer_.start();
    wishes_.erase(wishes_.begin());
    if (!wishes_.empty()) wish_timer_.start();
    if (!is_there || (trains && !isInStep())) {
        Q_EMIT failed(tr("%1 was not saved: %2")
                          .arg(QFileInfo(wish.path).fileName(),
                               is_there ? tr("the last edit has not come to the flow. Undo it, or "
                                             "save again.")
                                        : tr("another project was opened before an edit of this "
                                             "one had come to its flow.")));
        return;
    }
    const Place place{wish.moment, wish.path, document_.moment(), step()};
    const auto work = [this, place, model = model()]() -> Background::Deliver {
        write_model(place.path.toStdString(), model);
        return [this, place] {
            for (auto* const places : {&places_, &undone_})
                for (Place& one : *places)
                    if (one.moment == place.moment) one = place;
            was_modified_ = isModified();
            Q_EMIT changed();
            Q_EMIT saved(place.path);
        };
    };
    background_.run(this, work, [this](const QString& sentence) { Q_EMIT failed(sentence); });
}

} // namespace pushforward
