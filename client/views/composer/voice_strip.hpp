// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QWidget>

#include <vector>

namespace pult::kit {
class Button;
}

namespace pult::client {

/// A recording that runs, as it is at this moment.
struct RecordingLook {
    std::int64_t lengthMs = 0;
    std::int64_t mostMs = 0; ///< where it ends by itself
    std::vector<int> levels; ///< loudness 0 to 31, the newest last
};

/// What stands in the composer while a voice message is recorded: a red dot, how long, how loud, stop, a cross.
/// Space stops it, Enter sends it, Delete throws it away; Escape, which stops it, too, is the window's.
class VoiceStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VoiceStrip)

public:
    explicit VoiceStrip(const kit::Theme& theme, QWidget* parent = nullptr);
    void setLook(const RecordingLook& look);
    void retranslate();
    QSize sizeHint() const override;
    /// How many levels can be seen.
    static constexpr std::size_t kMostLevels = 256;

signals:
    void stopped();
    void dropped();
    void sent();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString timeWords() const;
    void paintLevels(QPainter& painter, const QRect& place) const;

    const kit::Theme& m_theme;
    RecordingLook m_look;
    kit::Button* m_stop;
    kit::Button* m_cross;
};

} // namespace pult::client
