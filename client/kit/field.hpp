// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QLineEdit>
#include <QWidget>

namespace pult::kit {

class Label;

/// A labelled input with one line of help or trouble beneath it.
///
/// A secret field can show its text, and says Caps Lock and the alphabet of the last key pressed: Qt knows
/// neither before a key is typed.
class Field final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Field)

public:
    enum class Kind { plain, secret };
    Field(const Theme& theme, Kind kind, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setLeadingIcon(const QString& icon);
    /// Words on the button that shows the secret.
    void setRevealWords(const QString& show, const QString& hide);

    QLineEdit* input() const { return m_input; }
    QString text() const { return m_input->text(); }

    enum class Remark { none, hint, busy, good, problem };
    void setRemark(Remark remark, const QString& words = {});
    bool capsLock() const { return m_caps; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();
    void placeExtras();
    void watchKey(const QString& typed, bool shift);
    void reveal(bool shown);

    const Theme& m_theme;
    Kind m_kind;
    Label* m_title;
    QLineEdit* m_input;
    Label* m_remarkWords;
    QWidget* m_extras = nullptr;
    class Badge;
    Badge* m_alphabet = nullptr;
    Badge* m_capsBadge = nullptr;
    class Button* m_eye = nullptr;
    class IconView* m_leading = nullptr;
    QString m_showWords;
    QString m_hideWords;
    Remark m_remark = Remark::none;
    bool m_caps = false;
};

} // namespace pult::kit
