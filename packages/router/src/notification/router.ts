import { router } from "../trpc";
import { addDevice } from "./add-device";
import { confirmEmail } from "./confirm-email";
import { getSettings } from "./get-settings";
import { getUnread } from "./get-unread";
import { listNotifications } from "./list-notifications";
import { markRead } from "./mark-read";
import { onNotification } from "./on-notification";
import { removeDevice } from "./remove-device";
import { removeEmail } from "./remove-email";
import { resumeEmail } from "./resume-email";
import { setEmail } from "./set-email";
import { setSettings } from "./set-settings";
import { stopEmail } from "./stop-email";

export const notificationRouter = router({
  list: listNotifications,
  unread: getUnread,
  markRead,
  onChange: onNotification,
  settings: getSettings,
  setSettings,
  addDevice,
  removeDevice,
  setEmail,
  confirmEmail,
  stopEmail,
  resumeEmail,
  removeEmail,
});
