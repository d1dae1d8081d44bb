// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"
#include "tests/support/test_program.h"
#include "ui/draw/cloud_picture.h"

#include <QTest>

#include <cmath>

using namespace pushforward;

namespace {

constexpr QSize pixels(300, 200);
constexpr View seen{-3, 3, -2, 2};

Points cloud(Index count, std::uint64_t seed) {
    Random random(seed);
    Points points(2, count);
    for (double& x : points.reshaped()) x = random.normal();
    return points;
}

CloudPicture begun(Index count) {
    CloudPicture picture;
    picture.begin(pixels, 1, seen, {Qt::black}, count);
    return picture;
}

int largest_difference(const QImage& one, const QImage& other) {
    int largest = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            largest =
                std::max(largest, std::abs(qAlpha(one.pixel(x, y)) - qAlpha(other.pixel(x, y))));
    return largest;
}

double mean_alpha(const QImage& image) {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) sum += qAlpha(image.pixel(x, y));
    return sum / (image.width() * image.height());
}

} // namespace

class CloudPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pieces_make_the_picture_of_the_whole() {
        for (const Index count : {5000, 80000}) {
            const Points points = cloud(count, 1);
            CloudPicture whole = begun(count), pieces = begun(count);
            whole.add(points);
            for (Index from = 0; from < count; from += 700)
                pieces.add(points.middleCols(from, std::min<Index>(700, count - from)));
            QCOMPARE(largest_difference(whole.image(), pieces.image()), 0);
            QVERIFY(mean_alpha(whole.image()) > 5);
        }
    }

    void points_that_go_take_their_ink_along() {
        const Points stays = cloud(70000, 2), goes = cloud(20000, 3);
        CloudPicture picture = begun(90000), wanted = begun(90000);
        picture.add(stays);
        picture.add(goes);
        QVERIFY(largest_difference(picture.image(), wanted.image()) > 50);
        picture.remove(goes);
        wanted.add(stays);
        QVERIFY(largest_difference(picture.image(), wanted.image()) <= 1);
    }

    void many_points_have_about_the_ink_that_as_many_dots_have() {
        const Points points = cloud(CloudPicture::most_dots + 1, 4);
        CloudPicture dots = begun(CloudPicture::most_dots),
                     density = begun(CloudPicture::most_dots + 1);
        QVERIFY(!dots.isDensity() && density.isDensity());
        dots.add(points);
        density.add(points);
        const double ratio = mean_alpha(density.image()) / mean_alpha(dots.image());
        QVERIFY2(ratio > 0.7 && ratio < 1.4, qPrintable(QString::number(ratio)));
    }

    void the_look_holds_until_there_are_many_more() {
        QVERIFY(begun(1000).suits(1200) && !begun(1000).suits(1300));
        QVERIFY(!begun(CloudPicture::most_dots).suits(CloudPicture::most_dots + 1));
        QVERIFY(begun(200000).suits(250000) && !begun(200000).suits(300000));
        QVERIFY(!begun(200000).suits(1000));
    }
};

static const InProgram<CloudPictureTest> cloud_picture_test(__FILE__);
#include "tst_cloud_picture.moc"
