/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the program and its helper `kortisto-inspect` agree on. The helper finds the document on
 * descriptor 3 and answers on descriptor 4; its arguments are the request:
 *
 *   inspect
 *   render PAGE MAX_WIDTH MAX_HEIGHT          (PAGE from 0, sizes in pixels)
 *
 * The answer begins with KOR_INSPECT_HEAD. Then comes one of
 *
 *   problem WORD VALUE                        VALUE may be empty
 *   end
 *
 *   document MEDIA-TYPE
 *   pages N
 *   size WIDTH HEIGHT                         first page; thousandths of a point or of a pixel
 *   encrypted 0|1
 *   javascript 0|1
 *   launch 0|1
 *   attachments 0|1
 *   signatures N
 *   signature VALID WHOLE TIME TRUST NAME     N times; NAME is UTF-8 in hexadecimal, may be empty
 *   end
 *
 *   image WIDTH HEIGHT STRIDE
 *   (STRIDE × HEIGHT bytes, as CAIRO_FORMAT_ARGB32)
 *
 * and nothing behind it. The reader takes no other word, order, blank or line end.
 */
#define KOR_INSPECT_DOCUMENT_FD 3
#define KOR_INSPECT_ANSWER_FD 4

#define KOR_INSPECT_HEAD "kortisto-inspect 1\n"

/* Limits: bytes of a document; side and area of an image in pixels; side of a picture asked for in
 * pixels; what may be counted; bytes of a signer's name. */
#define KOR_INSPECT_MAX_MIB 128
#define KOR_INSPECT_MAX_BYTES (KOR_INSPECT_MAX_MIB * 1024 * 1024)
#define KOR_INSPECT_MAX_SIDE 20000
#define KOR_INSPECT_MAX_PIXELS 100000000
#define KOR_INSPECT_MAX_RENDER 4096
#define KOR_INSPECT_MAX_PAGES 100000
#define KOR_INSPECT_MAX_SIZE 100000000
#define KOR_INSPECT_MAX_SIGNATURES 64
#define KOR_INSPECT_MAX_NAME 256
#define KOR_INSPECT_MAX_REPORT 65536

/* Time a document may take, in seconds: of the processor (the helper's own limit) and of the clock
 * (the program's). */
#define KOR_INSPECT_CPU_SECONDS 20
#define KOR_INSPECT_WALL_SECONDS 20

/* What can be wrong with a document: problem words of KOR_ERROR_BAD_FILE. */
#define KOR_INSPECT_NOT_A_FILE "not-a-file"           /* a folder, device or pipe */
#define KOR_INSPECT_EMPTY "empty-file"                /* nothing in it */
#define KOR_INSPECT_TOO_LARGE "document-too-large"    /* value: the limit in MiB */
#define KOR_INSPECT_NOT_A_DOCUMENT "not-a-document"   /* neither PDF, JPEG, PNG nor TIFF */
#define KOR_INSPECT_DAMAGED "damaged-document"        /* cut off, or it can't be read */
#define KOR_INSPECT_TOO_MANY_PIXELS "too-many-pixels" /* value: "WIDTHxHEIGHT" */
#define KOR_INSPECT_PASSWORD "password-protected"     /* opens with a password only */
#define KOR_INSPECT_NO_SUCH_PAGE "no-such-page"       /* value: the page, from 1 */
#define KOR_INSPECT_TOO_SLOW "takes-too-long"         /* value: the limit in seconds */
#define KOR_INSPECT_HELPER_FAILED                                                                  \
  "helper-failed" /* value: "start", "answer", "exit N", "signal N" */

/* What is known of a signer's certificate. */
#define KOR_INSPECT_TRUST_TRUSTED "trusted"
#define KOR_INSPECT_TRUST_UNTRUSTED "untrusted-issuer"
#define KOR_INSPECT_TRUST_UNKNOWN "unknown-issuer"
#define KOR_INSPECT_TRUST_REVOKED "revoked"
#define KOR_INSPECT_TRUST_EXPIRED "expired"
#define KOR_INSPECT_TRUST_ERROR "generic-error"
#define KOR_INSPECT_TRUST_UNVERIFIED "not-verified"
